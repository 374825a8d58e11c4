-- Who told the desk of a thing stands in its history no more, nor is the thing listed among theirs.
delete from kernel.activity where act = 'guard.report';
