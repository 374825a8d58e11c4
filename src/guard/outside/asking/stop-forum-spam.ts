/**
 * Asks Stop Forum Spam about the address of whoever was never seen here. They ask not to be asked about every visit, so
 * only about what strangers make, and once an hour per address.
 */
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { settings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../../judge/evidence.ts';
import type { Found, Signal } from '../../judge/signal.ts';
import { Service } from './ask.ts';

const service = new Service();
const publicService = 'https://api.stopforumspam.org/api';

const own = new BlockList();
for (const [network, bits] of [
	['10.0.0.0', 8],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16]
] as const)
	own.addSubnet(network, bits);
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');
own.addAddress('::1', 'ipv6');

const isPublic = (address: string): boolean => {
	const family = isIP(address);
	return family !== 0 && !own.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

const isAsked = ({ maker, links, kind }: Evidence): boolean =>
	maker.days < 1 && (links.length > 0 || kind.endsWith('.sign-up'));

const answer = z.object({
	success: z.literal(1),
	ip: z.object({ appears: z.number(), frequency: z.number().default(0), confidence: z.coerce.number().default(0) })
});

function foundIn(text: string): Found[] {
	const { ip } = answer.parse(JSON.parse(text));
	if (!ip.appears || ip.confidence < 50) return [];
	return [
		{
			symbol: 'outside.stop-forum-spam',
			points: ip.confidence >= 90 ? 3 : 1.5,
			gaps: { count: ip.frequency, confidence: Math.round(ip.confidence) }
		}
	];
}

const mostRemembered = 5_000;
const rememberedMs = 3_600_000;
const remembered = new Map<string, { until: number; found: Found[] }>();

function remember(key: string, found: Found[], now: number): Found[] {
	if (remembered.size >= mostRemembered) remembered.clear();
	remembered.set(key, { until: now + rememberedMs, found });
	return found;
}

export const stopForumSpam = {
	name: 'outside.stop-forum-spam',
	version: '1',
	cost: 'question',
	look(evidence: Evidence): Found[] | Promise<Found[]> {
		const { STOPFORUMSPAM } = settings();
		const { place } = evidence;
		if (STOPFORUMSPAM === 'off' || !place || !isAsked(evidence) || !isPublic(place.address)) return [];
		const now = evidence.now.getTime();
		const known = remembered.get(place.hash);
		if (known && known.until > now) return known.found;
		const address = STOPFORUMSPAM === 'on' ? publicService : STOPFORUMSPAM;
		return service
			.ask(`${address}?json&confidence`, { ip: place.address, json: '', confidence: '' })
			.then(({ text }) => remember(place.hash, foundIn(text), now));
	}
} satisfies Signal;
