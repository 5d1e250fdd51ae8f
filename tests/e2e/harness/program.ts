// One run of the desktop program, under the driver that reaches into its window.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import WebDriver, { type Client } from "webdriver";
import { eventually, program, type Workplace } from "./files";

/** How the program is started. */
export interface Start {
  /** The journey on its command line; none shows the start screen. */
  journey?: string;
  environment?: Record<string, string>;
  /** A program in whose circumstances it runs, and that one's arguments. */
  behind?: string[];
}

export class Program {
  private constructor(
    readonly client: Client,
    /** The process of the program itself, not of its driver. */
    readonly id: number,
    private readonly driver: ChildProcess,
  ) {}

  static async start(workplace: Workplace, { journey, environment, behind = [] }: Start): Promise<Program> {
    const port = await freePort();
    const [command = "", ...rest] = [...behind, "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"];
    const driver = spawn(command, rest, {
      stdio: "ignore",
      env: {
        ...process.env,
        TAURI_WEBVIEW_AUTOMATION: "true",
        NO_AT_BRIDGE: "1",
        // Nothing that one test chose is there in the next.
        XDG_DATA_HOME: workplace.path("home/data"),
        XDG_CACHE_HOME: workplace.path("home/cache"),
        THROUGHLINE_DATA: workplace.data,
        THROUGHLINE_DIALOG_ANSWERS: workplace.dialogAnswers,
        ...environment,
      },
    });
    await eventually(() => reachable(port));
    const binary = program("THROUGHLINE_DESKTOP");
    const client = await WebDriver.newSession({
      hostname: "127.0.0.1",
      port,
      logLevel: "silent",
      connectionRetryCount: 0,
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": { binary, args: journey ? [journey] : [] } },
        firstMatch: [{}],
      } as never,
    });
    const [id] = execFileSync("pgrep", ["--parent", String(driver.pid)], { encoding: "utf8" }).split("\n");
    return new Program(client, Number(id), driver);
  }

  /** When the process began, in milliseconds of this machine's clock, to a hundredth of a second. */
  get startedAt(): number {
    const [uptime = 0] = readFileSync("/proc/uptime", "utf8").split(" ").map(Number);
    // The name stands in brackets and may hold spaces; the start is the 20th field behind it.
    const stat = readFileSync(`/proc/${this.id}/stat`, "utf8");
    const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
    return Date.now() - (uptime - ticks / 100) * 1_000;
  }

  get isRunning(): boolean {
    return existsSync(`/proc/${this.id}`);
  }

  /** Ends the program as a power cut would, without a chance to save. */
  async kill(): Promise<void> {
    process.kill(this.id, "SIGKILL");
    await this.ended();
  }

  /** Waits until the program has ended by itself. */
  async ended(): Promise<void> {
    await eventually(() => {
      if (this.isRunning) throw new Error("The program still runs.");
    });
    this.driver.kill("SIGKILL");
  }

  /** Ends the program whatever state it is in. */
  async stop(): Promise<void> {
    if (this.isRunning) await this.client.deleteSession().catch(() => {});
    this.driver.kill();
    if (this.isRunning) process.kill(this.id, "SIGKILL");
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port."))));
    });
  });
}

function reachable(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}
