/** The tab key, which WebKitGTK leaves unnamed while Shift is held. */

export function isTab({ key, code }: Pick<KeyboardEvent, "key" | "code">): boolean {
  return key === "Tab" || (key === "Unidentified" && code === "Tab");
}
