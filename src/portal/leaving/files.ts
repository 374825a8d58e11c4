/** Everything of a person, or of a space, as one file to keep. */
import { attachment } from '#base/attachment.ts';
import { type ZipFile, zipOf } from '#base/zip.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { memberPass } from '#kernel/access/space.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { spend } from '#kernel/limits/rate.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Resource, resource } from '#kernel/web/page.ts';
import { filesOfPerson, filesOfSpace } from './archive.ts';

const taking = { name: 'leaving', perMinute: 0.5, burst: 6 };
function zipAnswer(title: string, actor: Actor, files: AsyncIterable<ZipFile>): Response {
	spend(taking, actor.id);
	return new Response(zipOf(files), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': attachment(title, 'zip'),
			'cache-control': 'private, no-store'
		}
	});
}

export const leavingFile: Resource = resource('/things/leaving.zip', {
	open: 'everybody takes their own along',
	answer({ actor, ...ask }) {
		if (!actor) throw notAllowed();
		return zipAnswer(settings().HOST_NAME, actor, filesOfPerson(actor, ask));
	}
});

export const spaceLeavingFile: Resource = resource('/spaces/:space/leaving.zip', {
	needs: 'account',
	async answer({ actor, params, ...ask }) {
		const space = await memberPass(params.space ?? '', actor, 'owner');
		return zipAnswer(space.about.name, actor!, filesOfSpace(space, actor!, ask));
	}
});
