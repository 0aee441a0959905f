// A product at the desk. Every page works without any of it.
import { startCrop } from "./desk/crop.js";
import { startKeeping } from "./desk/keep.js";
import { startPhotoOrder } from "./desk/order.js";
import { startPlaces } from "./desk/places.js";
import { startRich } from "./desk/rich.js";
import { startShelves } from "./desk/shelves.js";
import { startUploads } from "./desk/uploads.js";

const form = document.getElementById("product-form");
if (form) {
  startRich(form);
  const keeper = startKeeping(form);
  const places = startPlaces(form, keeper);
  startPhotoOrder(form, keeper, places);
  startUploads(form, keeper, places);
  startShelves(form, keeper);
}
startCrop();
