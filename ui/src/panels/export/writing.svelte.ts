/** Writing an export: asking where, how far it is, stopping it, and what came of it. */

import { type Bridge, failureOf } from "../../bridge";
import type { ExportChoice, ExportReport, Request } from "../../generated";
import { suggestedName } from "../words/format";

export class Writing {
  /** The number of the work while it lasts. */
  task: number | null = $state(null);
  /** Why the last try failed; what was chosen is still there. */
  problem = $state("");
  report: ExportReport | null = $state.raw(null);

  constructor(
    private readonly bridge: Bridge,
    private readonly document: number,
  ) {}

  /** Asks for a file and writes it. */
  async write(choice: ExportChoice, title: string): Promise<void> {
    const { format, options } = choice;
    const path = await this.bridge.shell.saveFile(suggestedName(title, format), [format]);
    if (!path) return;
    const { document } = this;
    await this.work(async (task) => {
      this.report = await this.ask({ request: "export", document, path, task, options });
    });
  }

  /** Makes the pages and hands them to the system's own program for them, which prints. */
  async print({ options }: ExportChoice): Promise<void> {
    const { document } = this;
    await this.work(async (task) => {
      const printed = await this.ask({ request: "print", document, task, options });
      await this.bridge.shell.openWritten(printed.path);
    });
  }

  /** Shows what was written in the program that the system has for it. */
  async open(): Promise<void> {
    const { report } = this;
    if (report) await this.trying(() => this.bridge.shell.openWritten(report.path));
  }

  async showInFolder(): Promise<void> {
    const { report } = this;
    if (report) await this.trying(() => this.bridge.shell.showInFolder(report.path));
  }

  stop(): void {
    const { task } = this;
    if (task !== null) void this.bridge.request({ request: "cancel", task }).catch(() => {});
  }

  private ask(request: Request): Promise<ExportReport> {
    return this.bridge.request<ExportReport>(request);
  }

  private async work(work: (task: number) => Promise<void>): Promise<void> {
    const task = Math.floor(Math.random() * 2 ** 31);
    this.task = task;
    await this.trying(() => work(task));
    this.task = null;
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    this.problem = "";
    try {
      await work();
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.problem = failure.code === "cancelled" ? "" : failure.message;
    }
  }
}
