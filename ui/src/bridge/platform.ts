/** Which system the page stands on, by what the browser says of itself. */

import type { Platform } from "./contract";

/** The system named in a user agent; Linux where none is known. */
export function platformOf(userAgent: string): Platform {
  if (/Mac|iPhone|iPad/.test(userAgent)) return "macos";
  return userAgent.includes("Windows") ? "windows" : "linux";
}
