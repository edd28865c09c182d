// `npm run web`: the web process alone, for production; needs a build and the environment.
import { stopServices } from './lib/processes.mjs';
import { startWeb } from './lib/services.mjs';

const web = startWeb({ NODE_ENV: 'production' }, Number(process.env.PORT || 3000));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopServices([web]));
const { code } = await web.exited;
process.exit(code ?? 0);
