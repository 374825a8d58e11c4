/** Plain sentences in two languages, for where no corpus is at hand. */
import { type Dice, pick } from './dice.ts';

const english = {
	who: ['the choir', 'our school', 'the allotment group', 'a neighbour', 'the rowing club', 'the library', 'my team'],
	does: ['meets', 'plans a walk', 'collects old tools', 'needs six chairs', 'paints the hall', 'bakes bread', 'sings'],
	when: ['on Tuesday', 'next month', 'after the holidays', 'at seven', 'before the fair', 'during lunch'],
	more: ['please say which day suits you', 'bring something warm', 'children are welcome', 'we start on time']
};
const french = {
	who: [
		'la chorale',
		'notre école',
		'le jardin partagé',
		'une voisine',
		'le club d’aviron',
		'la médiathèque',
		'mon équipe'
	],
	does: ['se réunit', 'prépare une marche', 'récupère des outils', 'cherche six chaises', 'repeint la salle', 'chante'],
	when: ['mardi', 'le mois prochain', 'après les vacances', 'à dix-neuf heures', 'avant la kermesse', 'à midi'],
	more: ['dites quel jour vous convient', 'prévoyez un pull', 'les enfants sont les bienvenus', 'on commence à l’heure']
};

export const sentences = (roll: Dice, count: number): string[] =>
	Array.from({ length: count }, (_, number) => {
		const { who, does, when, more } = number % 2 ? french : english;
		return `${pick(roll, who)} ${pick(roll, does)} ${pick(roll, when)}, ${pick(roll, more)} ${roll(9999)}.`;
	});
