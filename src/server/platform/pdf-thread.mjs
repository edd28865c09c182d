// Where the thread of pdf.ts begins: Node.js 20 gives a thread no loader of TypeScript by its options.
import { register } from 'tsx/esm/api';

register();
await import('./pdf-layout.ts');
