/** The addresses of Etherpad: whoever knows `/p/{name}` finds the pad of that name, its files and its history. */

import { attachment } from '#base/attachment.ts';
import { isRefusal } from '#base/refusal.ts';
import { admit, type ItemPass, notFound, passFor } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, resource } from '#kernel/web/page.ts';
import { paperFor } from '../../files/gathering.ts';
import { fileOf, mediaTypes } from '../../pages/files.tsx';
import { nameFault, pathOfName, tidyName } from '../name.ts';
import { linesOfEtherpad } from '../plain.ts';
import { itemNamed } from '../store.ts';
import { wholeAnswer } from './files.ts';

const open = 'the pad itself says who may read it';

const goTo = (location: string): Response => new Response(null, { status: 302, headers: { location } });

/** What the pad lets whoever asks do; null where there is none of that name. */
async function passNamed({ params, actor }: Ask<null>): Promise<ItemPass | null> {
	const name = tidyName(params.name ?? '');
	const item = nameFault(name) ? null : await itemNamed(name);
	return item === null ? null : passFor({ tool: 'pads', name: item }, actor);
}

/** What nobody may know of is not found; a password is asked for by the pad's own page. */
function mindSecrets(pass: ItemPass): void {
	try {
		admit(pass, 'read');
	} catch (problem) {
		if (!isRefusal(problem) || problem.status === 404) throw problem;
	}
}

const place = resource('/p/:name', {
	open,
	async answer(ask) {
		const pass = await passNamed(ask);
		if (pass) {
			mindSecrets(pass);
			return goTo(`/pads/${nameOf(pass.about)}`);
		}
		const typed = ask.params.name ?? '';
		const name = tidyName(typed);
		if (nameFault(name)) throw notFound();
		return goTo(name === typed ? `/pads/new?name=${encodeURIComponent(name)}` : pathOfName(name));
	}
});

const slider = resource('/p/:name/timeslider', {
	open,
	async answer(ask) {
		const pass = await passNamed(ask);
		if (!pass) throw notFound();
		mindSecrets(pass);
		return goTo(`/pads/${nameOf(pass.about)}/history`);
	}
});

type Writer = { type: string; ending: string; write(pass: ItemPass): Promise<string> };

async function lines(pass: ItemPass): Promise<string> {
	const { tree, source } = await paperFor(pass, { at: null, comments: false });
	return source ?? linesOfEtherpad(tree);
}

const writers: Record<string, Writer> = {
	txt: { type: mediaTypes.txt, ending: 'txt', write: lines },
	html: { type: mediaTypes.html, ending: 'html', write: (pass) => fileOf(pass, 'html') },
	markdown: { type: mediaTypes.md, ending: 'md', write: (pass) => fileOf(pass, 'md') }
};

const file = resource('/p/:name/export/:kind', {
	open,
	async answer(ask) {
		const kind = ask.params.kind ?? '';
		const writer = Object.hasOwn(writers, kind) ? writers[kind] : undefined;
		const pass = writer || kind === 'etherpad' ? await passNamed(ask) : null;
		if (!pass) throw notFound();
		admit(pass, 'read');
		const title = ask.params.name ?? '';
		if (!writer) return wholeAnswer(pass, 'etherpad', { ...ask, title });
		return new Response(await writer.write(pass), {
			headers: {
				'content-type': `${writer.type}; charset=utf-8`,
				'content-disposition': attachment(title, writer.ending)
			}
		});
	}
});

export const etherpadPlaces = [place, slider, file];
