import { byId } from "./elements";
import { FocusView } from "./focus_view";
import { MapView } from "./map_view";
import { makeModel } from "./model";
import { Page } from "./page";
import { readPayload } from "./payload";

async function open(): Promise<void> {
  const page = new Page(makeModel(await readPayload(byId("payload"))));
  page.open([new MapView(page), new FocusView(page)]);
}

open().catch((error: unknown) => {
  byId("status").textContent = `The map could not be opened: ${String(error)}. It needs Chrome or Edge 90, Firefox 113 or Safari 16.4, or newer.`;
  throw error;
});
