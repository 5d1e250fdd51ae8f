/** The pictogram of each channel. */

import type { ChannelIcon } from "../../generated";
import type { IconName } from "./icons";

export const CHANNEL_ICONS: Record<ChannelIcon, IconName> = {
  web: "globe",
  site: "monitor",
  app: "smartphone",
  phone: "phone",
  email: "mail",
  letter: "mailbox",
  branch: "store",
  face_to_face: "handshake",
  chat: "message-square",
  text_message: "message-square-text",
  video: "video",
  social: "share-2",
  advert: "megaphone",
  cash_machine: "banknote",
  word_of_mouth: "users",
  paper: "file-text",
};
