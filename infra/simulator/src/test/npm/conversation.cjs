// Lists, filters, creates and changes with the public client; ends with 0 when all answers fit.
const assert = require('node:assert/strict');
const { AutotaskRestApi, AutotaskApiError, FilterOperators } = require('@apigrate/autotask-restapi');

const [origin, user, secret, code] = process.argv.slice(2);

async function converse() {
  const autotask = new AutotaskRestApi(user, secret, code, { base_url: `${origin}/ATServicesRest/` });

  const all = await autotask.Companies.query({ filter: [{ op: FilterOperators.exist, field: 'id' }] });
  assert.equal(autotask.zoneInfo.url, `${origin}/atservicesrest/`);
  assert.ok(all.items.some((company) => company.id === 0 && company.companyName === 'Our MSP'));
  assert.equal(all.pageDetails.nextPageUrl, null);

  const open = await autotask.Tickets.query({
    filter: [
      { op: FilterOperators.eq, field: 'companyID', value: 174 },
      { op: FilterOperators.noteq, field: 'status', value: 5 },
    ],
    IncludeFields: ['id', 'status'],
  });
  assert.equal(open.items.length, 3);
  assert.deepEqual(open.items[0], { id: 100, status: 1 });
  const count = await autotask.Tickets.count({ filter: [{ op: FilterOperators.gt, field: 'id', value: 100 }] });
  assert.equal(count.queryCount, 2);

  const created = await autotask.Tickets.create({
    companyID: 174, title: 'Café "Söhne" & <co>', status: 1, priority: 2, queueID: 8,
  });
  await autotask.Tickets.update({ id: created.itemId, status: 8 });
  const changed = await autotask.Tickets.get(created.itemId);
  assert.equal(changed.item.status, 8);
  assert.equal(changed.item.title, 'Café "Söhne" & <co>');

  const note = await autotask.TicketNotes.create(created.itemId,
    { title: 't', description: 'd', noteType: 3, publish: 1 },
    { ImpersonationResourceId: 29682885 });
  const notes = await autotask.TicketNotes.query({
    filter: [{ op: FilterOperators.in, field: 'ticketID', value: [created.itemId] }],
  });
  assert.deepEqual(notes.items.map((each) => [each.id, each.creatorResourceID]), [[note.itemId, 29682885]]);

  const fields = await autotask.Tickets.fieldInfo();
  assert.ok(fields.fields.find((field) => field.name === 'status').picklistValues.length > 5);

  await assert.rejects(autotask.Tickets.create({ title: 'no company' }), (error) =>
    error instanceof AutotaskApiError && error.status === 500
      && error.details.errors[0] === 'Missing Required Field: companyID.');
  const stranger = new AutotaskRestApi(user, 'wrong', code, { base_url: `${origin}/ATServicesRest/` });
  await assert.rejects(stranger.Companies.get(0), (error) => error.status === 401);
}

converse().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
