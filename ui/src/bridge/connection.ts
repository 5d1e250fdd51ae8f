/** A connection to the server that is made anew when it is lost. What was not answered is asked again. */

/** How long to wait before the next try, in milliseconds. */
const RETRY = 1000;
/** How a server closes that does not want this page: another one has taken the place of the first. */
const NOT_WANTED = 1008;

interface Hears {
  /** A frame from the server, other than its greeting. */
  frame(frame: unknown): void;
  /** The server has taken the token, for the first time or once more. */
  ready(file: string | null): void;
  /** The connection is lost and tried again. */
  lost(): void;
  /** The server does not know this page: there is nothing to wait for. */
  turnedAway(): void;
}

export class Connection {
  private socket: WebSocket | null = null;
  private isReady = false;
  private isOver = false;
  /** Frames by number, in the order in which they were asked. */
  private readonly unanswered = new Map<number, string>();
  /** By this name the server knows the page when it comes back. */
  private readonly page = crypto.randomUUID();

  constructor(
    private readonly url: URL,
    private readonly token: string,
    private readonly hears: Hears,
  ) {
    this.connect();
  }

  /** Whether something was asked that the server may not have heard. */
  get hasUnanswered(): boolean {
    return this.unanswered.size > 0;
  }

  /** Asks now, or as soon as the server is there. False where it never will be. */
  ask(id: number, frame: string): boolean {
    if (this.isOver) return false;
    this.unanswered.set(id, frame);
    if (this.isReady) this.socket?.send(frame);
    return true;
  }

  answered(id: number): void {
    this.unanswered.delete(id);
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token, page: this.page }));
    socket.onmessage = ({ data }) => this.heard(JSON.parse(data as string) as object);
    socket.onclose = ({ code }) => this.closed(code);
  }

  private heard(frame: object): void {
    if (!("ready" in frame)) return this.hears.frame(frame);
    this.isReady = true;
    for (const waiting of this.unanswered.values()) this.socket?.send(waiting);
    this.hears.ready((frame.ready as { file: string | null }).file);
  }

  private closed(code: number): void {
    const wasReady = this.isReady;
    this.isReady = false;
    if (code === NOT_WANTED && !wasReady) {
      this.isOver = true;
      this.unanswered.clear();
      return this.hears.turnedAway();
    }
    if (wasReady) this.hears.lost();
    setTimeout(() => this.connect(), RETRY);
  }
}
