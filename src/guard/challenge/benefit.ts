/**
 * The benefit of the doubt: of whoever was here before and did no wrong, words alone are not enough to keep others from
 * seeing them until a person has time. They are seen a minute later. Pure.
 */
import type { Evidence } from '../judge/evidence.ts';
import type { Judged } from '../judge/judge.ts';
import { type Found, floorOf } from '../judge/signal.ts';

const leastDays = 1;

/** What reads the words, and how they stand. */
const reading: ReadonlySet<string> = new Set(['words', 'learned', 'form']);
/** The same elsewhere is more than words. */
const elsewhere: ReadonlySet<string> = new Set(['form.copies', 'form.again']);

const isReading = ({ symbol }: Found): boolean => reading.has(symbol.split('.')[0]!) && !elsewhere.has(symbol);

const isWordsAlone = (found: readonly Found[]): boolean =>
	found.every((one) => one.points <= 0 || isReading(one)) && floorOf(found) === 'pass';

export const isBenefitDue = ({ maker }: Pick<Evidence, 'maker'>, { opinions }: Pick<Judged, 'opinions'>): boolean =>
	maker.days >= leastDays && maker.against === 0 && isWordsAlone(opinions.found);
