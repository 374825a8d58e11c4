/** All the wiring of the house, on one page. */

import { desk } from '#desk/desk.ts';
import { learnReviews } from '#guard/decisions/showing.ts';
import { forgetPerson } from '#guard/forgetting.ts';
import { guard } from '#guard/guard.ts';
import { bounced } from '#guard/mail/bounced.ts';
import { makerOf } from '#guard/trust.ts';
import { weigh } from '#guard/weigh.ts';
import { whenClaimed } from '#kernel/accounts/claim.ts';
import { whenGone } from '#kernel/accounts/departure.ts';
import { seatGuard, tellAfterwards } from '#kernel/actions/perform.ts';

import type { Schema } from '#kernel/database/migrate.ts';
import { learnFeeds } from '#kernel/feeds/serve.ts';
import { handOver as takeFeedAlong } from '#kernel/feeds/store.ts';
import { kernel } from '#kernel/kernel.ts';
import { learnLimits, learnTrust } from '#kernel/limits/quota.ts';
import { learnKinds } from '#kernel/mail/kinds.ts';
import { learnDeadAddresses } from '#kernel/mail/letter.ts';
import { tellWhenGivenUp } from '#kernel/mail/wake.ts';
import { tellOfLostLetter } from '#kernel/notices/tell.ts';
import { learnDefaults } from '#kernel/texts/current.ts';
import type { Room } from '#kernel/tool.ts';
import { seatBeside } from '#kernel/web/beside.ts';
import { learnWords } from '#kernel/words/words.ts';
import { tell } from '#live/between.ts';
import { knowDocuments } from '#live/documents/kind.ts';
import { knowTopics } from '#live/hub.ts';
import { learnScopes } from '#portal/accounts/index.ts';
import { portal } from '#portal/portal.ts';
import { aboveItem, belowItem } from '#portal/reports/beside.tsx';
import { introduce } from '#portal/roster.ts';
import { defaultTexts } from '#portal/texts/defaults.ts';
import { tools } from '#tools/index.ts';
import uiEnglish from '#ui/messages/en.json' with { type: 'json' };
import uiFrench from '#ui/messages/fr.json' with { type: 'json' };

/** Every room, in the order its tables are made. */
export const rooms: Room[] = [kernel, guard, portal, desk, ...tools];

export const schemas: Schema[] = rooms.flatMap((room) => room.schema ?? []);
export const jobs = rooms.flatMap((room) => room.jobs);

knowTopics(tools.flatMap((tool) => ('topics' in tool.live ? tool.live.topics : [])));
knowDocuments(tools.flatMap((tool) => ('topics' in tool.live ? (tool.live.documents ?? []) : [])));
seatGuard(weigh);
tellAfterwards(tell);
introduce({ rooms, tools });
learnReviews(tools);
seatBeside({ above: aboveItem, below: belowItem });
learnDefaults(defaultTexts);
tellWhenGivenUp(tellOfLostLetter);
learnDeadAddresses(async (mail) => (await bounced(mail)) !== null);
learnTrust(async (account) => (await makerOf({ id: account, kind: 'account', name: null, admin: false })).trust);
learnFeeds(tools.flatMap((tool) => tool.feeds ?? []));
for (const tool of tools) {
	learnLimits(tool.id, tool.limits);
	if (typeof tool.claimed === 'function') whenClaimed(tool.claimed);
	if (tool.gone) whenGone(tool.gone);
}
whenClaimed(takeFeedAlong);
whenGone(forgetPerson);

learnScopes(rooms);

learnWords('ui', { en: uiEnglish, fr: uiFrench });
for (const room of rooms) learnWords(room.id, room.words);
for (const room of rooms) learnKinds(room.notices ?? []);
