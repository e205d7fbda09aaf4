// What the page's script is given when it runs, and what it keeps with elements.

/** The conversation, and the functions of web/page/page.py. */
declare const element: HTMLElement;
declare const server: Record<"welcome" | "ask" | "read" | "holdings" | "draw" | "cite", (record: object) => Promise<Answer>>;
declare const props: { words: Record<string, string>; longest: number };

interface Answer {
  status: "shown" | "refused" | "loading" | "ready" | "failed";
  html: string;
  text?: string;
  data?: boolean;
  choices?: string;
  corpus?: string;
}

/** A question as it was asked: what narrows it is there only where it is narrowed. */
interface Asked {
  question: string;
  after: string[];
  source?: string[];
  speaker?: string[];
  since?: string;
  until?: string;
  statements?: boolean;
}

interface Window {
  /** Takes a question, and returns what the box keeps of it. */
  onRecord?: { take(text: string): string };
  /** What was asked before that was there. */
  onRecordEarly?: string;
}

// The page has no elements but HTML's: a selector says of which kind one is.
interface Element {
  hidden: boolean;
  readonly dataset: DOMStringMap;
  tabIndex: number;
  checked: any;
  disabled: any;
  value: any;
  content: any;
  options: any;
  selectedOptions: any;
  focus(options?: FocusOptions): void;
  close(): void;
  showModal(): void;
  setSelectionRange(start: number, end: number, direction?: string): void;
  /** Of a turn that was answered. */
  asked?: Asked;
  /** Of the choices of a turn that is to be taken away. */
  turn?: Element;
  /** Of a citation's panel: what its buttons copy. */
  copied?: { text: string; html: string };
}

// An event comes from an element, or from the document, which has none of these.
interface EventTarget {
  matches: any;
  closest: any;
  checked: any;
  open: any;
  name: any;
  value: any;
  type: any;
  files: any;
  textContent: any;
}

interface Event {
  /** Of what is dropped. */
  readonly dataTransfer: any;
}
