import { carrier } from '#kernel/database/connection.ts';
import { leastTrust } from './judge/evidence.ts';

/** `isStranger`, of whoever made an event `e`, as they were known then. */
export const ofStranger = () => carrier()`
	(e.maker_trust < ${leastTrust}::real and coalesce(e.stood, 0) = 0 and not coalesce(e.vouched, false))`;
