import { readPayload } from "./payload";

const element = document.getElementById("payload");
if (element) void readPayload(element).then((payload) => (document.title = payload.heading));
