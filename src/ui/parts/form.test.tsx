import { expect, test } from 'vitest';
import { sampleView, shown } from '../samples.tsx';
import { Button } from './button.tsx';
import { CheckField, ChoiceField } from './choice-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Form } from './form.tsx';
import { TextArea, TextField } from './text-field.tsx';

const refused = sampleView({
	typed: { verb: 'vote', name: '<b>Dov</b>', password: 'secret' },
	faults: [
		{ field: 'name', code: 'too-long', limit: 40 },
		{ field: 'mail', code: 'never-heard-of' }
	]
});

test('a form posts to its own page with its verb and its forgery token', () => {
	const html = shown(<Form verb="vote">…</Form>);
	expect(html).toContain('method="post" action="/polls/k3v9?view=table"');
	expect(html).toContain('<input type="hidden" name="token" value="forgery-token"');
	expect(html).toContain('<input type="hidden" name="verb" value="vote"');
});

test('a button can say which verb it asks for', () => {
	expect(shown(<Button verb="close">Close</Button>)).toContain('name="verb" value="close"');
});

test('a refused form gives back what was typed, as text', () => {
	const html = shown(
		<Form verb="vote">
			<TextField name="name" label="Name" value="before" />
		</Form>,
		refused
	);
	expect(html).toContain('value="&lt;b>Dov&lt;/b>"');
});

test('a text of several lines comes back too', () => {
	expect(shown(<TextArea name="name" label="Name" />, refused)).toContain('>&lt;b>Dov&lt;/b></textarea>');
});

test('a password is never written back into the page', () => {
	expect(shown(<TextField name="password" type="password" label="Password" />, refused)).not.toContain('secret');
});

test('a fault is said in words beside its field and tied to it', () => {
	const html = shown(<TextField name="name" label="Name" hint="Seen by all" />, refused);
	expect(html).toContain('aria-describedby="field-name-hint field-name-fault"');
	expect(html).toContain('aria-invalid="true"');
	expect(html).toContain('Please keep to 40 characters at most.');
});

test('a fault nobody has words for is told in general', () => {
	expect(shown(<TextField name="mail" label="Mail" />, refused)).toContain('Please check this one.');
});

test('a tool may name faults of its own', () => {
	const view = sampleView({
		faults: [{ field: 'dots', code: 'polls.too-many-dots', limit: 5 }],
		rooms: { polls: { faults: { 'too-many-dots': 'There are {{limit}} dots to give.' } } }
	});
	expect(shown(<TextField name="dots" label="Dots" />, view)).toContain('There are 5 dots to give.');
});

test('another form of the same page is left alone', () => {
	const html = shown(
		<Form verb="comment">
			<TextField name="name" label="Name" value="Ana" />
		</Form>,
		refused
	);
	expect(html).toContain('value="Ana"');
	expect(html).not.toContain('aria-invalid');
});

test('a box that was not ticked stays so after a refusal', () => {
	expect(shown(<CheckField name="tell" label="Tell me" checked />)).toContain('checked');
	expect(shown(<CheckField name="tell" label="Tell me" checked />, refused)).not.toContain('checked');
});

test('the summary of faults leads to each field, a choice included', () => {
	const view = sampleView({ faults: [{ field: 'see[0]', code: 'required' }] });
	const html = shown(
		<>
			<ErrorSummary labels={{ 'see[0]': 'Who may see' }} />
			<ChoiceField name="see[0]" label="Who may see" choices={[{ value: 'all', label: 'Everyone' }]} />
		</>,
		view
	);
	expect(html).toContain('<a href="#field-see-0-">Who may see: This is needed to go on.</a>');
	expect(html).toMatch(/<input[^>]* id="field-see-0-"[^>]* type="radio"/);
});

test('a form without faults has no summary', () => {
	expect(shown(<ErrorSummary />)).toBe('');
});

test('two forms of a page may ask for the same: each label leads to its own field, and each fault too', () => {
	const field = <TextField name="name" label="Name" />;
	const html = shown(
		<>
			<Form verb="vote">{field}</Form>
			<Form verb="say" apart="say">
				<ErrorSummary />
				{field}
			</Form>
		</>,
		sampleView({ typed: { verb: 'say', name: '' }, faults: [{ field: 'name', code: 'required' }] })
	);
	const ids = [...html.matchAll(/ id="(field-[\w-]+)"/g)].map(([, id]) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(html).toContain('for="field-say-name"');
	expect(html).toContain('href="#field-say-name"');
});
