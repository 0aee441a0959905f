// What makes the pages nicer. Every page works without any of it.
import { startBell } from "./bell.js";
import { startConnection } from "./connection.js";
import { startDrawers } from "./drawers.js";
import { startForms } from "./forms.js";
import { startMenus } from "./menus.js";
import { startNearby, startPlaces } from "./places.js";
import { startPrint } from "./print.js";
import { startPush } from "./push.js";
import { startSeen } from "./seen.js";
import { startShare } from "./share.js";
import { startSuggestions } from "./suggest.js";
import { startSwaps } from "./swaps.js";
import { startVoice } from "./voice.js";

startForms();
startMenus();
startDrawers();
startNearby();
startPlaces();
startPrint();
startPush();
startSeen();
startShare();
startSuggestions();
startConnection();
startSwaps();
startBell();
startVoice();
