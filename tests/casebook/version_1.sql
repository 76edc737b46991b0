PRAGMA application_id = 1094930254;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE cases (
            call_id TEXT PRIMARY KEY,
            opened_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            staff_no TEXT NOT NULL,
            backend TEXT NOT NULL,
            subject TEXT,
            number_index BLOB,
            step TEXT NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT,
            wrapped_up_at TEXT,
            due_on TEXT,
            call_back_at TEXT,
            linked_to TEXT,
            items TEXT NOT NULL,
            event_count INTEGER NOT NULL,
            seal BLOB NOT NULL
        );
INSERT INTO "cases" VALUES('001123-0001-7','2026-11-23T01:36:11.000000+00:00','2026-11-23T01:36:36.000000+00:00','8021','fake','13800138000',X'BC8B1EA4811DDF85F95E66D30D935B65BB52356665EFFE896850C2459767B449','WRAP_UP','WAITING','ACCEPTED','2026-11-23T01:36:36.000000+00:00','2026-11-30',NULL,NULL,'[["ACCEPTED",2]]',26,X'E7BA0DD468E1A5D46783B4126F908500');
INSERT INTO "cases" VALUES('001123-0002-5','2026-11-23T02:36:11.000000+00:00','2026-11-23T02:36:16.000000+00:00','8021','fake','13800138000',X'BC8B1EA4811DDF85F95E66D30D935B65BB52356665EFFE896850C2459767B449','SUBMISSION','OPEN',NULL,NULL,'2026-11-30',NULL,NULL,'[["QUEUED",2]]',6,X'EA7CDA1A5715D0E56C4270D5707E3F23');
CREATE TABLE counters (series TEXT PRIMARY KEY, last INTEGER NOT NULL, seal BLOB NOT NULL);
INSERT INTO "counters" VALUES('001123',2,X'BB42233EE5AF6260DD18898069E19343');
CREATE TABLE events (
            call_id TEXT NOT NULL REFERENCES cases (call_id) DEFERRABLE INITIALLY DEFERRED,
            seq INTEGER NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            seal BLOB NOT NULL,
            PRIMARY KEY (call_id, seq)
        );
INSERT INTO "events" VALUES('001123-0001-7',1,'2026-11-23T01:36:11.000000+00:00','CallOpened','{"at":"2026-11-23T01:36:11.000000+00:00","call_id":"001123-0001-7","calling":{"digits":"13800138000"},"contact":null,"linked_to":null,"staff_no":"8021"}',X'2081B7A0EE5D9806126CE78BB466CED1');
INSERT INTO "events" VALUES('001123-0001-7',2,'2026-11-23T01:36:12.000000+00:00','PlatformsListed','{"at":"2026-11-23T01:36:12.000000+00:00","version":"2026-11-20"}',X'7AA143B725D681EF49F7B685258C47BE');
INSERT INTO "events" VALUES('001123-0001-7',3,'2026-11-23T01:36:13.000000+00:00','SubjectEntered','{"at":"2026-11-23T01:36:13.000000+00:00","code_misses":0,"match_misses":0,"number":{"digits":"13800138000"}}',X'345448A3441FE0C3806B2F94D9992967');
INSERT INTO "events" VALUES('001123-0001-7',4,'2026-11-23T01:36:14.000000+00:00','CallerSaidWhat','{"at":"2026-11-23T01:36:14.000000+00:00","said":"ALREADY_REGISTERED"}',X'E79F041048DAD08A362A43932FAEE5AA');
INSERT INTO "events" VALUES('001123-0001-7',5,'2026-11-23T01:36:15.000000+00:00','NumberAnswered','{"at":"2026-11-23T01:36:15.000000+00:00","check":null,"record":{"activated_on":"2021-08-16","activated_on_confidence":"HIGH","carrier":"CHINA_MOBILE","number":{"digits":"13800138000"},"ported_in_on":null,"retry_on":null,"service_line":null,"verdict":"RECYCLED","verdict_text":null}}',X'BBE716BFB1FDE0AF367FE89E4AC41541');
INSERT INTO "events" VALUES('001123-0001-7',6,'2026-11-23T01:36:16.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:16.000000+00:00","step":"NOTICE"}',X'C019D26A1108B728FA6726B2E82DE6E1');
INSERT INTO "events" VALUES('001123-0001-7',7,'2026-11-23T01:36:17.000000+00:00','NoticeAgreed','{"at":"2026-11-23T01:36:17.000000+00:00","text_version":"notice-1"}',X'2328EC271651C81F330E02014F9BE0CF');
INSERT INTO "events" VALUES('001123-0001-7',8,'2026-11-23T01:36:18.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:18.000000+00:00","step":"VERIFICATION"}',X'7288BFA8A2A67644685B3F778A5CF7A6');
INSERT INTO "events" VALUES('001123-0001-7',9,'2026-11-23T01:36:19.000000+00:00','IdentityCompared','{"answer":{"locked_until":null,"outcome":"NO_MATCH","tries_left":2},"at":"2026-11-23T01:36:19.000000+00:00"}',X'C61C6E5F1030F9BA30DDC77F80E4DDFC');
INSERT INTO "events" VALUES('001123-0001-7',10,'2026-11-23T01:36:20.000000+00:00','IdentityCompared','{"answer":{"locked_until":null,"outcome":"MATCH","tries_left":null},"at":"2026-11-23T01:36:20.000000+00:00"}',X'2BC15313A0A62B59B6501C2898F442EC');
INSERT INTO "events" VALUES('001123-0001-7',11,'2026-11-23T01:36:21.000000+00:00','CodeSent','{"answer":{"authentication_id":"auth-1","outcome":"SENT","wait":"PT30S"},"at":"2026-11-23T01:36:21.000000+00:00","by_itself":false}',X'B7AD7354045674450608892FF0727865');
INSERT INTO "events" VALUES('001123-0001-7',12,'2026-11-23T01:36:22.000000+00:00','CodeCompared','{"answer":{"locked_until":null,"outcome":"CONFIRMED","proof":{"authentication_id":"auth-1","validated_at":"2026-11-23T01:36:10.000000+00:00"},"tries_left":null},"at":"2026-11-23T01:36:22.000000+00:00"}',X'64C5BE101E0A63BB4DF3585FC61DE77D');
INSERT INTO "events" VALUES('001123-0001-7',13,'2026-11-23T01:36:23.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:23.000000+00:00","step":"LOOKUP"}',X'BD0BE6E0EAE8EB00AC8D3CDD89B8DA6F');
INSERT INTO "events" VALUES('001123-0001-7',14,'2026-11-23T01:36:24.000000+00:00','LookupStarted','{"at":"2026-11-23T01:36:24.000000+00:00","lookup_id":"lookup-1"}',X'8A72054674E6AAE26EB96C3B9C7A4C2A');
INSERT INTO "events" VALUES('001123-0001-7',15,'2026-11-23T01:36:25.000000+00:00','LookupAnswered','{"at":"2026-11-23T01:36:25.000000+00:00","lookup":{"answers":[{"context":null,"platform_id":"sample-1","state":"ANSWERED"},{"context":null,"platform_id":"sample-2","state":"ANSWERED"}],"bindings":[{"bound_on":"2019-05-01","id":"binding-2","open_request_id":null,"platform_id":"sample-2","relation":"PREVIOUS_HOLDER"}],"expected_by":null,"finished":true,"id":"lookup-1","poll_after":"PT2S"}}',X'A892D0FE3CE8DFC55A9ED2041B1C184A');
INSERT INTO "events" VALUES('001123-0001-7',16,'2026-11-23T01:36:26.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:26.000000+00:00","step":"SELECTION"}',X'59362F3D6D6F600726E8BCF5BDA829AA');
INSERT INTO "events" VALUES('001123-0001-7',17,'2026-11-23T01:36:27.000000+00:00','Ticked','{"at":"2026-11-23T01:36:27.000000+00:00","platform_ids":["sample-1","sample-2"]}',X'717E91C8BF7DFE8618CE429A6FBD2CAE');
INSERT INTO "events" VALUES('001123-0001-7',18,'2026-11-23T01:36:28.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:28.000000+00:00","step":"READ_BACK"}',X'B905957C36DBCE68A5BFE2A3153A6269');
INSERT INTO "events" VALUES('001123-0001-7',19,'2026-11-23T01:36:29.000000+00:00','StatementMade','{"at":"2026-11-23T01:36:29.000000+00:00","reading":{"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":null,"platform_id":"sample-2"}],"number":"13800138000","recipients":["sample"],"text_version":"consent-1","warnings":[]},"statement":"WARNINGS_TOLD"}',X'EFE05085C0DBCC13F0F965393E5BF003');
INSERT INTO "events" VALUES('001123-0001-7',20,'2026-11-23T01:36:30.000000+00:00','StatementMade','{"at":"2026-11-23T01:36:30.000000+00:00","reading":{"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":null,"platform_id":"sample-2"}],"number":"13800138000","recipients":["sample"],"text_version":"consent-1","warnings":[]},"statement":"READ_BACK"}',X'F028A5176D0828E419371FF2E8EEC5EE');
INSERT INTO "events" VALUES('001123-0001-7',21,'2026-11-23T01:36:31.000000+00:00','StatementMade','{"at":"2026-11-23T01:36:31.000000+00:00","reading":{"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":null,"platform_id":"sample-2"}],"number":"13800138000","recipients":["sample"],"text_version":"consent-1","warnings":[]},"statement":"SEPARATE_CONSENT"}',X'17A61C7243A37FF931BE152BF3E589C6');
INSERT INTO "events" VALUES('001123-0001-7',22,'2026-11-23T01:36:32.000000+00:00','FilingQueued','{"at":"2026-11-23T01:36:32.000000+00:00","filing":1,"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":"binding-2","platform_id":"sample-2"}],"promise":{"day":"2026-11-30","kind":"UNBIND","provisional":false,"started_on":"2026-11-23"},"tell_outcome_by":"2026-11-24T01:36:31.000000+00:00"}',X'F432DC35B66849FBAC53FCE410AA21C8');
INSERT INTO "events" VALUES('001123-0001-7',23,'2026-11-23T01:36:33.000000+00:00','StepEntered','{"at":"2026-11-23T01:36:33.000000+00:00","step":"SUBMISSION"}',X'FB1F5CC47B77EF83F91E0331A08728C2');
INSERT INTO "events" VALUES('001123-0001-7',24,'2026-11-23T01:36:34.000000+00:00','FilingAccepted','{"at":"2026-11-23T01:36:34.000000+00:00","filing":1,"request_id":"request-1"}',X'D05FF85E54425FF43C190607DE093B6F');
INSERT INTO "events" VALUES('001123-0001-7',25,'2026-11-23T01:36:35.000000+00:00','NoteFiled','{"at":"2026-11-23T01:36:35.000000+00:00","text":"等回音 [/b] [@click=app.quit]"}',X'BA7D33460ABADCC12DB008F3B12E93E2');
INSERT INTO "events" VALUES('001123-0001-7',26,'2026-11-23T01:36:36.000000+00:00','CallWrappedUp','{"at":"2026-11-23T01:36:36.000000+00:00","automatic":false,"call_back_at":null,"outcome":"ACCEPTED"}',X'79D7182EA54AE1E8CBDA5C18C6C07C26');
INSERT INTO "events" VALUES('001123-0002-5',1,'2026-11-23T02:36:11.000000+00:00','CallOpened','{"at":"2026-11-23T02:36:11.000000+00:00","call_id":"001123-0002-5","calling":{"digits":"13800138000"},"contact":null,"linked_to":null,"staff_no":"8021"}',X'9B4935031DA372F58D7DE7E7938D583B');
INSERT INTO "events" VALUES('001123-0002-5',2,'2026-11-23T02:36:12.000000+00:00','PlatformsListed','{"at":"2026-11-23T02:36:12.000000+00:00","version":"2026-11-20"}',X'87E16FD80CDE18E3E8721728B9E8B27A');
INSERT INTO "events" VALUES('001123-0002-5',3,'2026-11-23T02:36:13.000000+00:00','SubjectEntered','{"at":"2026-11-23T02:36:13.000000+00:00","code_misses":0,"match_misses":0,"number":{"digits":"13800138000"}}',X'4378F0E18830681515BBB8C63D206236');
INSERT INTO "events" VALUES('001123-0002-5',4,'2026-11-23T02:36:14.000000+00:00','IdentityCompared','{"answer":{"locked_until":null,"outcome":"NO_MATCH","tries_left":2},"at":"2026-11-23T02:36:14.000000+00:00"}',X'64BE002537D7753417BA2EC72E3BFCDD');
INSERT INTO "events" VALUES('001123-0002-5',5,'2026-11-23T02:36:15.000000+00:00','FilingQueued','{"at":"2026-11-23T02:36:15.000000+00:00","filing":1,"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":"binding-2","platform_id":"sample-2"}],"promise":{"day":"2026-11-30","kind":"UNBIND","provisional":false,"started_on":"2026-11-23"},"tell_outcome_by":"2026-11-24T02:36:14.000000+00:00"}',X'A0B5CFA5F0E3626734E53AA10F656951');
INSERT INTO "events" VALUES('001123-0002-5',6,'2026-11-23T02:36:16.000000+00:00','StepEntered','{"at":"2026-11-23T02:36:16.000000+00:00","step":"SUBMISSION"}',X'E03E17D16593E9D5904B5038292D153A');
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL, seal BLOB NOT NULL);
INSERT INTO "meta" VALUES('seal_key',X'71D1AF2BD5A39808D81B2EA8258135CEEAC02C29134AB4CB3E95FCF981DD4284',X'1D842B72C436D65B6A155217B7B8BDE3');
INSERT INTO "meta" VALUES('index_key',X'9349F2A2BD2FCCBE5FC699CFEEF2C54F36E8EB607304F3F281231D0718E38B34',X'B092FBC302F6289F14C98751922D24D9');
INSERT INTO "meta" VALUES('created_at',X'323032362D31312D32335430313A33363A31302E3030303030302B30303A3030',X'06387E18090E65942641BB5144056F7C');
CREATE TABLE misses (
            number_index BLOB NOT NULL,
            day TEXT NOT NULL,
            factor TEXT NOT NULL,
            count INTEGER NOT NULL,
            seal BLOB NOT NULL,
            PRIMARY KEY (number_index, day, factor)
        );
INSERT INTO "misses" VALUES(X'BC8B1EA4811DDF85F95E66D30D935B65BB52356665EFFE896850C2459767B449','2026-11-23','IDENTITY',2,X'F8AE164D0E1523B7A8C2D7229A8B1D06');
CREATE TABLE outbox (
            call_id TEXT NOT NULL REFERENCES cases (call_id) DEFERRABLE INITIALLY DEFERRED,
            filing INTEGER NOT NULL,
            backend TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL,
            state TEXT NOT NULL,
            tries INTEGER NOT NULL,
            made_at TEXT NOT NULL,
            next_try_at TEXT,
            seal BLOB NOT NULL,
            PRIMARY KEY (call_id, filing)
        );
INSERT INTO "outbox" VALUES('001123-0001-7',1,'fake','mKc7ljv9KfJp1fd69_8sU9ACsMlt0oOs','{"case_reference":"001123-0001-7","consent":{"agreed_at":"2026-11-23T01:36:10.000000+00:00","text_version":"notice-1"},"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":"binding-2","platform_id":"sample-2"}],"lookup_id":"lookup-1","notify_holder":true,"number":{"digits":"13800138000"},"proof":{"authentication_id":"auth-1","validated_at":"2026-11-23T01:36:10.000000+00:00"}}','DONE',1,'2026-11-23T01:36:31.000000+00:00',NULL,X'F6DA4ECA1759B8CBAAC9419A6EFC248A');
INSERT INTO "outbox" VALUES('001123-0002-5',1,'fake','fn15N4ZxX0ZbAAfwzqM89uVQyNejeOr1','{"case_reference":"001123-0002-5","consent":{"agreed_at":"2026-11-23T01:36:10.000000+00:00","text_version":"notice-1"},"items":[{"binding_id":null,"platform_id":"sample-1"},{"binding_id":"binding-2","platform_id":"sample-2"}],"lookup_id":"lookup-1","notify_holder":true,"number":{"digits":"13800138000"},"proof":{"authentication_id":"auth-1","validated_at":"2026-11-23T01:36:10.000000+00:00"}}','QUEUED',0,'2026-11-23T02:36:14.000000+00:00',NULL,X'7B1BA6D461EA40DD1F88897C73F4A6EF');
CREATE INDEX cases_by_number ON cases (number_index);
CREATE INDEX cases_by_state ON cases (state);
CREATE INDEX cases_by_end ON cases (wrapped_up_at);
CREATE INDEX cases_by_start ON cases (opened_at);
CREATE INDEX cases_by_link ON cases (linked_to);
CREATE INDEX outbox_by_state ON outbox (state, backend);
COMMIT;
