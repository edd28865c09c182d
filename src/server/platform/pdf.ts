// PDF files, made in a thread of their own: laying out a page takes tens of milliseconds, and a file of
// hundreds of pages would stop every other request of the process meanwhile.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Content } from 'pdfmake/interfaces';

export type PdfContent = Content;

export interface PdfDocument {
  title: string;
  author: string;
  /** Decides the shapes of Chinese characters. */
  locale: 'en' | 'zh-Hans' | 'zh-Hant';
  /** Data only, no functions: it crosses into the thread. Texts may be of any script. */
  content: PdfContent;
  /** Colour of the lines of tables whose layout is `ruled`. */
  rule: string;
  /** Left of the page number, on every page. */
  footer: string;
}

export type PdfOrder = PdfDocument & { id: number };
export interface PdfAnswer {
  id: number;
  bytes?: Uint8Array;
  error?: string;
}

/** Shorter than the timeout of a job that mails, so that it says why. */
const LIMIT_MS = 110_000;

interface Waiting {
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

class PdfThread {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | null = null;
  private lastId = 0;

  make(document: PdfDocument): Promise<Uint8Array> {
    const worker = this.worker ?? this.start();
    this.lastId += 1;
    const order: PdfOrder = { ...document, id: this.lastId };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.stop(new Error(`a PDF took more than ${LIMIT_MS} ms`)),
        LIMIT_MS,
      );
      this.waiting.set(order.id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage(order, []);
    });
  }

  private start(): Worker {
    const file = path.join(process.cwd(), 'src', 'server', 'platform', 'pdf-thread.mjs');
    // Not by `new`, at which the bundler would take the thread and its fonts into the page's bundle.
    const worker: Worker = Reflect.construct(Worker, [file]);
    worker.on('message', (answer: PdfAnswer) => this.answer(answer));
    worker.on('error', (error) => this.stop(error));
    worker.on('exit', (code) => {
      if (this.worker === worker) this.stop(new Error(`the PDF thread ended with ${code}`));
    });
    this.worker = worker;
    return worker;
  }

  private answer({ id, bytes, error }: PdfAnswer): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    // Warm fonts are kept, but an idle thread keeps no process alive.
    if (this.waiting.size === 0) this.worker?.unref();
    if (bytes) waiting.resolve(bytes);
    else waiting.reject(new Error(`no PDF: ${error}`));
  }

  /** Everything that waits fails; the next document gets a new thread. */
  private stop(error: Error): void {
    const worker = this.worker;
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
    void worker?.terminate();
  }
}

const thread = new PdfThread();

/** The bytes of a document. Throws where a page could not be laid out, or it took too long. */
export function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  return thread.make(document);
}
