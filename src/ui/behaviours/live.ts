/**
 * Parts of a page that follow what others do. The element with `data-live="topic"`, `data-item` and `data-version` says
 * what to listen to. On news the page is read again, by the same rights as any reading, and each `data-live-part` that
 * the server now writes otherwise is replaced. A part in which somebody typed or chose stays as it is; the parts within
 * it are looked at one by one, and `data-live-late` in it shows itself when its `data-live-version` has changed.
 */
import { follow, type News } from './live/follow.ts';
import { listen } from './live/listen.ts';

export function liveParts(): void {
	const place = document.querySelector<HTMLElement>('[data-live]');
	if (!place) return;
	const hear = follow(place);
	listen({ topic: place.dataset.live ?? '', item: place.dataset.item ?? '' }, (news: News) => hear(news));
}
