import { CompareView } from "./compare_view";
import { byId } from "./elements";
import { FocusView } from "./focus_view";
import { MapView } from "./map_view";
import { MatrixView } from "./matrix_view";
import { makeModel } from "./model";
import { Page } from "./page";
import { PathView } from "./path_view";
import { readPayload } from "./payload";
import { TableView } from "./table_view";
import { TreeView } from "./tree_view";
import type { View } from "./view";

async function open(): Promise<void> {
  const page = new Page(makeModel(await readPayload(byId("payload"))));
  const views: View[] = [new MapView(page), new FocusView(page), new TreeView(page), new MatrixView(), new TableView(), new PathView(page)];
  if (page.model.reports.length > 1) views.push(new CompareView(page));
  page.open(views);
}

open().catch((error: unknown) => {
  byId("status").textContent = `The map could not be opened: ${String(error)}. It needs Chrome or Edge 90, Firefox 113 or Safari 16.4, or newer.`;
  throw error;
});
