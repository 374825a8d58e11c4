/** What others elsewhere say. Off unless the host turns it on. */
import type { Signal } from '../judge/signal.ts';
import { akismet } from './asking/akismet.ts';
import { stopForumSpam } from './asking/stop-forum-spam.ts';

export const outsideSignals: Signal[] = [akismet, stopForumSpam];
