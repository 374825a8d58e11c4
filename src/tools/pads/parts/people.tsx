import { useState } from 'preact/hooks';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { colours, readable } from '../colours.ts';
import type { Person } from '../editing/join.ts';

const mostShown = 8;

type Own = { rename(name: string): void; recolour(colour: string): void };

/** @param own absent for those who only read. */
export function People({ people, own: may }: { people: Person[]; own: Own | null }) {
	const { t } = useView();
	const own = people.find((person) => person.own);
	const others = people.filter((person) => !person.own);
	return (
		<div class="pad-people">
			{may && own && <OwnName person={own} {...may} />}
			<ul aria-label={t('pads:editor.people')}>
				{others.slice(0, mostShown).map((person) => (
					<li key={person.client}>
						<Dot person={person} />
						{person.name}
						{person.known && (
							<span class="pad-known" title={t('pads:editor.known')}>
								<Icon name="check" />
								<span class="unseen">{t('pads:editor.known')}</span>
							</span>
						)}
					</li>
				))}
				{others.length > mostShown && <li>+{others.length - mostShown}</li>}
			</ul>
		</div>
	);
}

function Dot({ person: { colour, client } }: { person: Person }) {
	const paint = (dot: HTMLElement | null) => dot?.style.setProperty('--colour', readable(colour, client));
	return <span class="pad-dot" ref={paint} aria-hidden="true" />;
}

function OwnName({ person, rename, recolour }: Own & { person: Person }) {
	const { t } = useView();
	const [name, setName] = useState<string | null>(null);
	return (
		<div class="pad-own">
			<Dot person={person} />
			<select
				class="input pad-colours"
				aria-label={t('pads:editing.colours.own')}
				title={t('pads:editing.colours.own')}
				value={readable(person.colour, person.client)}
				onChange={({ currentTarget }) => recolour(currentTarget.value)}
			>
				{colours.map((colour, at) => (
					<option key={colour} value={colour}>
						{t(`pads:editing.colours.${at}`)}
					</option>
				))}
			</select>
			<input
				class="input"
				aria-label={t('pads:editor.you')}
				value={name ?? (person.name === t('pads:editor.anonymous') ? '' : person.name)}
				placeholder={t('pads:editor.you')}
				maxLength={80}
				autocomplete="name"
				title={t('pads:editor.rename')}
				onInput={(event) => setName(event.currentTarget.value)}
				onBlur={() => {
					if (name !== null) rename(name.trim());
					setName(null);
				}}
			/>
		</div>
	);
}
