import { useState } from 'preact/hooks';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { readable } from '../colours.ts';
import type { Person } from '../editing/join.ts';

const mostShown = 8;

/** Who is here, and how one is called oneself. */
export function People({ people, rename }: { people: Person[]; rename: ((name: string) => void) | null }) {
	const { t } = useView();
	const own = people.find((person) => person.own);
	const others = people.filter((person) => !person.own);
	return (
		<div class="pad-people">
			{rename && own && <OwnName person={own} rename={rename} />}
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

function OwnName({ person, rename }: { person: Person; rename(name: string): void }) {
	const { t } = useView();
	const [name, setName] = useState<string | null>(null);
	return (
		<label class="pad-own">
			<Dot person={person} />
			<span class="unseen">{t('pads:editor.you')}</span>
			<input
				class="input"
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
		</label>
	);
}
