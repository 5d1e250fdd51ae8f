/** What a folder shows to somebody who opens or saves a file there. */

import type { Folder } from "../../generated";
import type { IconName } from "../kit/icons";

export interface ListedFile {
  name: string;
  icon: IconName;
}

/** The files that matter for an extension, by name. */
export function filesOf(folder: Folder, extension: string): ListedFile[] {
  const isWanted = (name: string) => name.toLowerCase().endsWith(`.${extension}`);
  const names = extension === "journey" ? folder.journeys : folder.others.filter(isWanted);
  return names.map((name) => ({ name, icon: extension === "journey" ? "map" : "file-text" }));
}

/** The name with the extension, where it is not there yet. */
export function named(typed: string, extension: string): string {
  const name = typed.trim();
  return name === "" || name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}

/** Whether a file of this name is there already. */
export function exists(folder: Folder, name: string): boolean {
  return [...folder.journeys, ...folder.others].includes(name);
}

/** A path inside the folder, with the separator that its own path has. */
export function within(folder: Folder, name: string): string {
  const separator = folder.path.includes("\\") ? "\\" : "/";
  return `${folder.path.replace(/[\\/]$/, "")}${separator}${name}`;
}
