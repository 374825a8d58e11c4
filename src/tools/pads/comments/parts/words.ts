/** What the list beside the text says. */
const comments = [
	...[
		'title',
		'tab',
		'begin',
		'selected',
		'arrived',
		'keys',
		'none',
		'own-page',
		'closed',
		'may-not',
		'offline',
		'somebody',
		'name'
	],
	...['thread-of', 'suggestion-of', 'thread-whole', 'on-whole', 'stood-on', 'stands-on', 'go', 'edited'],
	...['instead', 'suggests', 'suggests-nothing', 'accepted', 'declined', 'resolved', 'report', 'report-of'],
	...['remove-ask', 'comment', 'answer', 'quote', 'select-hint', 'words', 'words-hint', 'why', 'new', 'suggest-title'],
	...['resolved-ones_one', 'resolved-ones_other'],
	...[
		'accept',
		'decline',
		'resolve',
		'reopen',
		'answer',
		'send-answer',
		'edit',
		'save',
		'remove',
		'comment',
		'suggest'
	].map((deed) => `deeds.${deed}`),
	...['said', 'changed', 'removed', 'resolved', 'reopened', 'accepted', 'declined'].map((done) => `done.${done}`)
];

const chat = [
	...['title', 'tab', 'message', 'say', 'say-title', 'nothing', 'older', 'closed', 'may-not', 'somebody', 'new-ones'],
	...['unsay', 'unsay-ask', 'of', 'report', 'unread_one', 'unread_other']
];

export const besideWords = [
	...comments.map((word) => `pads:comments.${word}`),
	...chat.map((word) => `pads:chat.${word}`)
];
