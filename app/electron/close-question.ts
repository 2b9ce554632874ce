import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { KeptSequenceDraft } from '../../shared/model/sequence.ts';
import type { Logger } from '../../main/support/logger.ts';
import { draftWords, switchingWords, type CloseWords } from './close-words.ts';

interface CloseQuestionOptions {
  readonly handlers: Pick<EngineHandlers, 'fleet' | 'sequences'>;
  /** Who a window is to the engine now; null for one that shows nothing. */
  readonly windowIdOf: (window: BrowserWindow) => string | null;
  readonly logger: Logger;
}

interface HeldDraft {
  readonly draft: KeptSequenceDraft;
  readonly context: CallContext;
}

/**
 * What is asked before a window closes and before the app quits. The boxes do not block the process: PDUs are read and
 * commands go on while they are open.
 */
export class CloseQuestions {
  readonly #options: CloseQuestionOptions;
  #asks = true;

  constructor(options: CloseQuestionOptions) {
    this.#options = options;
  }

  /** The machine goes down and waits for nobody; drafts stay kept. */
  stopAsking(): void {
    this.#asks = false;
  }

  /** Drafts of this window. What it has under way goes on in the engine. */
  mayClose(window: BrowserWindow): Promise<boolean> {
    return this.#unlessBroken(() => this.#mayDrop([window]));
  }

  /** Commands under way, then drafts of all windows; `windows` with the one to ask in at the end. */
  mayQuit(windows: readonly BrowserWindow[]): Promise<boolean> {
    return this.#unlessBroken(async () => (await this.#mayStopWatching(windows)) && this.#mayDrop(windows));
  }

  async #mayStopWatching(windows: readonly BrowserWindow[]): Promise<boolean> {
    const { fleet } = this.#options.handlers;
    const words = switchingWords(await fleet.snapshot({}, contextOf('')));
    if (words === null) return true;
    return (await ask(windows, words, ['Stay open', 'Close anyway'], { stay: 0, usual: 0 })) === 1;
  }

  async #mayDrop(windows: readonly BrowserWindow[]): Promise<boolean> {
    const { fleet, sequences } = this.#options.handlers;
    const held = await this.#drafts(windows);
    if (held.length === 0) return true;
    const words = draftWords(
      held.map(({ draft }) => draft),
      await fleet.snapshot({}, contextOf('')),
    );
    const answer = await ask(windows, words, ['Keep draft', 'Discard', 'Cancel'], { stay: 2, usual: 0 });
    if (answer === 1)
      for (const { draft, context } of held)
        await sequences.keepDraft({ pdu: draft.pdu, kept: null }, context);
    return answer !== 2;
  }

  /** Drafts that one of these windows kept last. */
  async #drafts(windows: readonly BrowserWindow[]): Promise<readonly HeldDraft[]> {
    const ids = windows.map((window) => this.#options.windowIdOf(window)).filter((id) => id !== null);
    const held = await Promise.all(
      ids.map(async (id) => {
        const context = contextOf(id);
        const drafts = await this.#options.handlers.sequences.drafts({}, context);
        return drafts.filter(({ isMine }) => isMine).map((draft) => ({ draft, context }));
      }),
    );
    return held.flat();
  }

  /** A mistake of ours must not keep anybody from closing a window. */
  async #unlessBroken(question: () => Promise<boolean>): Promise<boolean> {
    if (!this.#asks) return true;
    try {
      return await question();
    } catch (error) {
      this.#options.logger.error({ err: error }, 'What is asked before closing could not be asked');
      return true;
    }
  }
}

const contextOf = (windowId: string): CallContext => ({ windowId, door: 'app' });

/** The button that was chosen. Esc and closing the box are `stay`. */
async function ask(
  windows: readonly BrowserWindow[],
  words: CloseWords,
  buttons: readonly string[],
  { stay, usual }: { readonly stay: number; readonly usual: number },
): Promise<number> {
  const options: MessageBoxOptions = {
    ...words,
    type: 'question',
    title: 'Busbar',
    buttons: [...buttons],
    defaultId: usual,
    cancelId: stay,
    noLink: true,
  };
  const front = windows.at(-1);
  // A box that belongs to a window out of sight is out of sight as well.
  if (front?.isMinimized() === true) front.restore();
  const { response } =
    front === undefined ? await dialog.showMessageBox(options) : await dialog.showMessageBox(front, options);
  return response;
}
