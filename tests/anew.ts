/**
 * Test files take turns in a few long-lived processes, which keep the packages loaded and warm. The modules of the house
 * are made anew for each file, so that nothing one file told them is known to the next.
 */
import { vi } from 'vitest';

vi.resetModules();

// A server of @hono/node-server puts its own in their place, for good.
const lasting = globalThis as { own?: { Request: typeof Request; Response: typeof Response } };
lasting.own ??= { Request, Response };
Object.assign(globalThis, lasting.own);
