// Asks a window to close as a window manager does when somebody presses its cross.
//
// The screen of the tests has no window manager, so that the message is written here: the X protocol's
// connection, two names, and one event.

import { connect } from "node:net";

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;

export async function askToClose(display: string, frame: number): Promise<void> {
  const number = /:(\d+)/.exec(display)?.[1];
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  const reader = socket[Symbol.asyncIterator]();
  let buffer = Buffer.alloc(0);
  const read = async (length: number): Promise<Buffer> => {
    while (buffer.length < length) {
      const { value, done } = await reader.next();
      if (done) throw new Error("The display has closed the connection.");
      buffer = Buffer.concat([buffer, value]);
    }
    const taken = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    return taken;
  };
  const atom = async (name: string): Promise<number> => {
    const request = Buffer.alloc(8 + padded(name.length));
    request.writeUInt8(INTERN_ATOM, 0);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt16LE(name.length, 4);
    request.write(name, 8, "latin1");
    socket.write(request);
    return (await read(32)).readUInt32LE(8);
  };

  const hello = Buffer.alloc(12);
  hello.write("l", 0, "latin1");
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const greeting = await read(8);
  if (greeting.readUInt8(0) !== 1) throw new Error("The display has refused the connection.");
  await read(greeting.readUInt16LE(6) * 4);

  const protocols = await atom("WM_PROTOCOLS");
  const deletion = await atom("WM_DELETE_WINDOW");
  const request = Buffer.alloc(44);
  request.writeUInt8(SEND_EVENT, 0);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(frame, 4);
  const event = request.subarray(12);
  event.writeUInt8(CLIENT_MESSAGE, 0);
  event.writeUInt8(32, 1);
  event.writeUInt32LE(frame, 4);
  event.writeUInt32LE(protocols, 8);
  event.writeUInt32LE(deletion, 12);
  socket.write(request);
  // An answer to one more question shows that the event was taken before.
  await atom("WM_PROTOCOLS");
  socket.destroy();
}

const padded = (length: number) => Math.ceil(length / 4) * 4;
