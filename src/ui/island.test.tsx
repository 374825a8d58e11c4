import { expect, test } from 'vitest';
import { island } from './island.tsx';
import { sampleView, shown } from './samples.tsx';
import { useView } from './view.ts';
import { speaker } from './words.ts';

function DaysLeft({ days }: { days: number }) {
	const { t } = useView();
	return <p>{t('polls:days', { count: days })}</p>;
}

const Awake = island('polls/days-left', DaysLeft, ['polls:days_one', 'polls:days_other']);
const polls = { days_one: '{{count}} day left', days_other: '{{count}} days left', unused: 'Never said' };
const html = shown(<Awake days={2} />, sampleView({ rooms: { polls }, language: 'en' }));

test('an island is readable before anything wakes up', () => {
	expect(html).toContain('<p>2 days left</p>');
});

test('an island carries its props and only the words it says', () => {
	expect(html).toContain('data-island="polls/days-left" data-props="{&quot;days&quot;:2}"');
	expect(html).toContain('{{count}} day left');
	expect(html).not.toContain('Never said');
});

test('a small book of words knows plurals, leaves unknown gaps and names missing words', () => {
	const t = speaker(
		{ 'polls:days_one': '{{count}} jour', 'polls:days_other': '{{count}} jours', hello: '{{who}}' },
		'fr'
	);
	expect(t('polls:days', { count: 0 })).toBe('0 jour');
	expect(t('polls:days', { count: 3 })).toBe('3 jours');
	expect(t('hello')).toBe('{{who}}');
	expect(t('polls:missing')).toBe('polls:missing');
});
