/** What concerns the file and the window. */

import { chooseAndBringIn } from "../state/disk_changes";
import { type Action, canEdit, section } from "./action";

const always = () => true;

export const FILE_ACTIONS: Action[] = [
  ...section("File", 1, [
    {
      id: "file.new",
      label: "New map…",
      keys: "Mod+N",
      enabled: always,
      run: (app) => {
        app.panel = "templates";
      },
    },
    { id: "file.open", label: "Open…", keys: "Mod+O", enabled: always, run: (app) => app.chooseAndOpen() },
  ]),
  ...section("File", 2, [
    {
      id: "file.save",
      label: "Save",
      keys: "Mod+S",
      enabled: (app) => app.editor !== null && !app.editor.readOnly,
      run: (app) => app.save(),
    },
    { id: "file.save_as", label: "Save as…", keys: "Mod+Shift+S", run: (app) => app.saveAs() },
    { id: "file.bring_in", label: "Bring in a copy…", enabled: canEdit, run: chooseAndBringIn },
  ]),
  ...section("File", 3, [
    {
      id: "file.export",
      label: "Export…",
      keys: "Mod+E",
      run: (app) => {
        app.panel = "export";
      },
    },
  ]),
  ...section("File", 4, [
    { id: "file.close", label: "Close map", keys: "Mod+W", run: (app) => app.closeDocument() },
    {
      id: "file.quit",
      label: "Close window",
      keys: "Mod+Q",
      enabled: always,
      run: (app) => app.closeWindow(),
    },
  ]),
];
