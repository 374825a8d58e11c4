import { nameOf } from '#kernel/items/item.ts';
import { hasWords } from '#kernel/words/words.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { type IconName, iconNames } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Thing } from './store.ts';

export const addressOf = (thing: Thing): string => `/${thing.tool}/${nameOf(thing)}`;

/** The name of a tool, as its own words say it. */
export function useToolName(): (tool: string) => string {
	const { t, language } = useView();
	return (tool) => (hasWords(language, `${tool}:name`) ? t(`${tool}:name`) : tool);
}

/** By tool, the tool of the newest thing first. */
export function byTool(things: Thing[]): [string, Thing[]][] {
	const groups = new Map<string, Thing[]>();
	for (const thing of things) groups.set(thing.tool, [...(groups.get(thing.tool) ?? []), thing]);
	return [...groups];
}

/** @param sorts whether whoever looks may sort them. */
export function ThingList({ things, sorts = false }: { things: Thing[]; sorts?: boolean }) {
	const nameOfTool = useToolName();
	return byTool(things).map(([tool, group]) => (
		<section key={tool} class="things" data-hue={tool}>
			<h2>{nameOfTool(tool)}</h2>
			{group.map((thing) => (
				<ThingCard key={thing.id} thing={thing} sorts={sorts} />
			))}
		</section>
	));
}

/** What somebody has to do with a thing: they made it, look after it, took part, or were only sent a link. */
export const partIn = ({ made, manages, tookPart }: Thing) =>
	made ? 'made' : manages ? 'manages' : tookPart ? 'answered' : 'let-in';

function ThingCard({ thing, sorts }: { thing: Thing; sorts: boolean }) {
	const { t } = useView();
	const icon = iconNames.includes(thing.tool as IconName) ? (thing.tool as IconName) : undefined;
	const settings = (
		<>
			{thing.manages && (
				<a href={`/items/${thing.id}/settings`} aria-label={t('portal:things.settings-of', { title: thing.title })}>
					{t('portal:things.settings')}
				</a>
			)}
			{sorts && (
				<a href={`/items/${thing.id}/sorting`} aria-label={t('portal:things.sorting.sort-of', { title: thing.title })}>
					{t('portal:things.sorting.sort')}
				</a>
			)}
		</>
	);
	return (
		<Card
			title={thing.title}
			href={addressOf(thing)}
			icon={icon}
			level={3}
			aside={thing.expiresAt && <Expiry at={thing.expiresAt} />}
			actions={settings}
		>
			<p>{t(`portal:things.${partIn(thing)}`)}</p>
			{(thing.folder || thing.labels.length > 0) && (
				<p class="row">
					{thing.folder && <Badge icon="folder">{thing.folder}</Badge>}
					{thing.labels.map((label) => (
						<Badge key={label} icon="label">
							{label}
						</Badge>
					))}
				</p>
			)}
		</Card>
	);
}
