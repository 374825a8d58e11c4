/** Pictures of options: of a poll one may see, or just sent and known by their sealed name alone. */
import { notFound } from '#kernel/access/pass.ts';
import { resource } from '#kernel/web/page.ts';
import * as store from '../../store.ts';
import { seenBy } from '../../who.ts';
import { pictureAnswer, pictureNamed } from '../picture.ts';

export const pollPicture = resource('/polls/:item/pictures/:blob', {
	async answer({ pass, params }) {
		const { options } = seenBy(pass, await store.poll(pass));
		if (!options.some(({ picture, removed }) => !removed && picture === params.blob)) throw notFound();
		return pictureAnswer(params.blob!);
	}
});

export const sentPicture = resource('/polls/new/pictures/:name', {
	open: 'its name is a secret of whoever sent it',
	answer({ params }) {
		const picture = pictureNamed(params.name ?? '');
		if (!picture) throw notFound();
		return pictureAnswer(picture.id);
	}
});
