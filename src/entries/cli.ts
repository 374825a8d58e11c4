/** The command line: `npx archipel …`. */
import { start } from './start.ts';

await start();
