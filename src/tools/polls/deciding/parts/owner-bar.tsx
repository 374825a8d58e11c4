import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Poll } from '../../poll.ts';

type OwnerBarProps = {
	poll: Pick<Poll, 'id' | 'decision'>;
	/** The poll's address, as in `/polls/k3v9`. */
	path: string;
	open: boolean;
};

/** What whoever runs the poll can do with it: the next step first, the rest beside it. */
export function OwnerBar({ poll, path, open }: OwnerBarProps) {
	const { t } = useView();
	return (
		<>
			<Done />
			<nav class="owner-bar" aria-label={t('polls:deciding.bar.label')}>
				<div class="owner-bar-main">
					<LinkButton kind={poll.decision ? 'quiet' : 'main'} icon="flag" href={`${path}/decide`}>
						{t(poll.decision ? 'polls:deciding.bar.decide-again' : 'polls:deciding.bar.decide')}
					</LinkButton>
					<EndButton open={open} path={path} decided={poll.decision !== null} />
				</div>
				<ul class="owner-bar-links">
					<Place href={`${path}/links`} icon="share" name="share" />
					<Place href={`${path}/invitations`} icon="mail" name="invitations" />
					<Place href={`${path}/results`} icon="print" name="results" />
				</ul>
				<details class="owner-bar-more">
					<summary>{t('polls:deciding.bar.more')}</summary>
					<ul class="owner-bar-links">
						<Place href={`${path}/voters`} icon="people" name="voters" />
						<Place href={`${path}/change`} icon="pencil" name="change" />
						<Place href={`${path}/duplicate`} icon="copy" name="duplicate" />
						<Place href={`/items/${poll.id}/settings`} icon="settings" name="settings" />
					</ul>
				</details>
			</nav>
		</>
	);
}

const endings = ['decided', 'undecided', 'closed', 'reopened'];

/** What was just done with the poll, as the address tells that it led to. */
function Done() {
	const { t, address } = useView();
	const query = new URLSearchParams(address.split('?')[1]);
	const done = query.get('done') ?? '';
	if (!endings.includes(done)) return null;
	const people = Number(query.get('people')) || 0;
	return (
		<Banner kind="success" title={t(`polls:deciding.done.${done}`)} live>
			{people > 0 && <p>{t('polls:deciding.told', { count: people })}</p>}
		</Banner>
	);
}

function Place({ href, icon, name }: { href: string; icon: IconName; name: string }) {
	const { t } = useView();
	return (
		<li>
			<a href={href}>
				<Icon name={icon} />
				{t(`polls:deciding.bar.${name}`)}
			</a>
		</li>
	);
}

/**
 * Its form posts to the page of the decision, which brings back here. Letters that call a date off cannot be called
 * back: that is asked on the page itself, also of those without scripts.
 */
function EndButton({ open, path, decided }: { open: boolean; path: string; decided: boolean }) {
	const { t } = useView();
	if (decided && !open)
		return (
			<LinkButton kind="quiet" icon="undo" href={`${path}/decide?reopen#reopen`}>
				{t('polls:deciding.bar.reopen')}
			</LinkButton>
		);
	const verb = open ? 'close' : 'reopen';
	return (
		<Form action={`${path}/decide`} verb={verb} class="form-inline" label={t(`polls:deciding.bar.${verb}`)}>
			<Button kind="quiet" icon={open ? 'lock' : 'undo'}>
				{t(`polls:deciding.bar.${verb}`)}
			</Button>
		</Form>
	);
}
