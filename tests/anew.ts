/**
 * Test files take turns in two long-lived processes, which keep the packages loaded and warm. The modules of the house
 * are made anew for each file, so that nothing one file told them is known to the next.
 */
import { vi } from 'vitest';

vi.resetModules();
