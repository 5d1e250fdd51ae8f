/** How a field is written: the command for each kind of control. */

import type { Command, Field, LaneKind, RecordRef } from "../../generated";

/** Writes a value; answers the reason where it was refused. */
export type Write = (value: unknown) => Promise<string | null>;

/** The command that gives a field a value, on the record itself or the one that the field names. */
export function writeCommand(
  record: RecordRef,
  { name, control, record: own }: Field,
  value: unknown,
): Command {
  const target = own ?? record;
  switch (control.kind) {
    case "lane_kind":
      return { command: "retype_lane", lane: target.id, kind: value as LaneKind };
    case "emotion":
      // A score that a person sets is drawn, whatever a survey says.
      return { command: "set_fields", record: target, fields: { [name]: value, drawn: value !== null } };
    default:
      return { command: "set_fields", record: target, fields: { [name]: value } };
  }
}
