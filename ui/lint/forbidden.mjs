// Fails where a text could become HTML: documents reach the page as text nodes only.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const source = new URL("../src", import.meta.url).pathname;
const forbidden = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc)\b|\{@html\b/;
// A static style attribute is inline style, which the content security policy refuses.
const inlineStyle = /<[a-z][^>]*\sstyle="[^"{]*"/;

const complaints = [];
for (const name of readdirSync(source, { recursive: true })) {
  const path = join(source, name);
  if (!/\.(ts|svelte|html)$/.test(path)) continue;
  readFileSync(path, "utf8")
    .split("\n")
    .forEach((line, index) => {
      if (forbidden.test(line)) complaints.push(`src/${name}:${index + 1} writes HTML; use text nodes.`);
      if (inlineStyle.test(line)) complaints.push(`src/${name}:${index + 1} has a static style attribute.`);
    });
}
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
