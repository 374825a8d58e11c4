/** Whatever is held back or let through is put down under the campaign it belongs to. */
import { afterCommit } from '#kernel/database/connection.ts';
import { likenessOf } from '../form/campaign.ts';
import { type Evidence, isStranger } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { keyOf, memoryNow, remember } from './current.ts';
import { domainsOf } from './echo.ts';
import { companyAtHand, saidBy } from './kin.ts';
import type { State } from './memory.ts';
import { newCampaign } from './name.ts';
import { renameCampaigns } from './store.ts';
import { waveAt } from './wave.ts';

/** Two that meet in one text are one from now on. */
async function joined(campaign: string, others: readonly string[]): Promise<string> {
	const [oldest, ...younger] = [campaign, ...others].sort();
	if (younger.length === 0) return oldest!;
	await renameCampaigns(younger, oldest!);
	afterCommit(() => memoryNow()?.rename(younger, oldest!));
	return oldest!;
}

/** The campaign of what is held back: that of those who say the same, of its wave, of its copies, or one of its own. */
export async function campaignFor(evidence: Evidence, found: readonly Found[], at: Date): Promise<string> {
	const company = companyAtHand(evidence);
	if (company?.campaign) return joined(company.campaign, company.others);
	if (found.some(({ symbol }) => symbol === 'manners.surge')) return waveAt('surge', at);
	return likenessOf(evidence).campaign ?? newCampaign(at);
}

type Put = {
	evidence: Evidence;
	state: State;
	campaign: string | null;
	caseId: string | null;
	maker: string | null;
	item: string | null;
	part: string;
	event: string;
	at: Date;
};

/** Of whoever is known nothing is remembered while it stands. */
export function putDown({ evidence, state, item, part, event, at, ...about }: Put): void {
	if (state === 'passed' && (item === null || !isStranger(evidence))) return;
	const { said, contacts } = saidBy(evidence);
	if (said.length === 0 && contacts.length === 0) return;
	afterCommit(() =>
		remember({
			key: keyOf(item, part, event),
			...{ said, contacts, state, item, part, event, ...about },
			domains: domainsOf(evidence),
			network: evidence.place?.network ?? null,
			decision: null,
			at: at.getTime(),
			tool: evidence.tool
		})
	);
}
