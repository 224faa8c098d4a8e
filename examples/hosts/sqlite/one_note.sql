-- Notes in a table: what each is worth, and the words of the first one that it is worth that for.
--
--     sqlite3 :memory: '.load ./tenet_sqlite' '.read one_note.sql'

CREATE TABLE interview (candidate TEXT PRIMARY KEY, notes TEXT);
INSERT INTO interview VALUES
    ('C-104', 'Zoë was stuck – she stayed late to help. Her boss helped, too. She lent a hand again '
        || 'on Friday. She listened to every guest without interrupting, and treated them with '
        || 'respect. She called the customer back and solved the problem. She apologised to a '
        || 'customer.'),
    ('C-105', 'Was on time.'),
    ('C-106', NULL);

SELECT candidate, printf('%.1f', tenet_score(notes)) FROM interview WHERE tenet_score(notes) >= 0;

SELECT candidate FROM interview WHERE tenet_score(notes) IS NULL;

SELECT printf('%+.2f', item.value ->> 'points'), item.value ->> 'quote', item.value ->> 'state'
FROM interview, json_each(tenet_assess(notes), '$.evidence') AS item
WHERE candidate = 'C-104' AND item.value ->> 'quote' = 'stayed late to help';
