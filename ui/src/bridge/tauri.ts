/** The bridge in the window: Tauri's own channel to the program that shows it. */

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Event, Request } from "../generated";
import { type Bridge, failureOf, type Menu, type Platform, type Shell } from "./contract";
import { copyPictureInPage, editInPage } from "./page_editing";
import { platformOf } from "./platform";

/** What may take long and changes nothing: answered beside the rest. */
const BESIDE: Request["request"][] = [
  "export",
  "preview_export",
  "preview_page",
  "measure_export",
  "print",
  "cancel",
  "picture",
];

/** Connects to the program around the page. */
export function tauriBridge(): Bridge {
  /** Settled when the request before is answered: the program takes them on several threads. */
  let turn: Promise<unknown> = Promise.resolve();
  async function ask<R>(request: Request): Promise<R> {
    try {
      return await invoke<R>("request", { request: JSON.stringify(request) });
    } catch (thrown) {
      throw failureOf(thrown);
    }
  }
  return {
    request<R>(request: Request): Promise<R> {
      if (BESIDE.includes(request.request)) return ask<R>(request);
      const answer = turn.then(() => ask<R>(request));
      turn = answer.catch(() => {});
      return answer;
    },
    onEvent: (happened) => void listen<Event>("session-event", ({ payload }) => happened(payload)),
    // The session is part of the same program.
    onConnection: () => {},
    shell: tauriShell(platformOf(navigator.userAgent)),
  };
}

function tauriShell(platform: Platform): Shell {
  return {
    platform,
    openFile: (extensions = ["journey"]) => invoke<string | null>("open_dialog", { extensions }),
    saveFile: (suggestedName, extensions) =>
      invoke<string | null>("save_dialog", { suggestedName, extensions }),
    useFileDialogs: () => {},
    hasMenuBar: true,
    setMenu: (menus: Menu[]) => void invoke("set_menu", { menus }),
    onMenu: (chosen) => void listen<string>("menu", ({ payload }) => chosen(payload)),
    edit: (command) => (platform === "linux" ? invoke<void>("edit", { command }) : editInPage(command)),
    copyPicture: async (png) =>
      platform === "linux" ? invoke<void>("copy_picture", { png: await png }) : copyPictureInPage(png),
    openPage: (url) => invoke<void>("open_page", { url }),
    showsFiles: true,
    openWritten: (path) => invoke<void>("open_written", { path }),
    showInFolder: (path) => invoke<void>("show_in_folder", { path }),
    setTitle: (title, edited) => void invoke("set_title", { title, edited }),
    onFileDropped: (dropped) => void listen<string>("file-dropped", ({ payload }) => dropped(payload)),
    onCloseRequested: (asked) => void listen("close-requested", () => asked()),
    close: () => void invoke("close_window"),
    initialFile: () => invoke<string | null>("initial_file"),
  };
}
