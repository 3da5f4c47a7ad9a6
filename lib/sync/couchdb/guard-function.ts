/**
 * The function that a server runs for every write, with places (in capitals) for what the class table says. Written in the
 * JavaScript of 2009, because that is what older CouchDB servers run.
 */
export const GUARD = `function (doc, old, user, sec) {
  var PATTERNS;
  var roles = user.roles || [];
  function refuse(why) { throw { forbidden: why }; }
  function has(role) { return roles.indexOf(role) !== -1; }
  if (has('_admin')) return;
  if (doc._id.indexOf('_design/') === 0) refuse('only a server admin changes the rules');
  var row = null, found = null;
  if (doc._id === 'meta:epoch') row = EPOCH;
  else ROWS
  if (!row) refuse('no kind of record has an id like this');
  var ini = row.ini ? found[1] || null : null;
  if (old === null && doc._revisions && doc._revisions.start > 0 && !doc._deleted) refuse('invented history');
  if (row.immutable && (old !== null || doc._deleted)) refuse('this kind of record is never changed or removed');
  var owners = (sec && sec.pilotlight && sec.pilotlight.owners) || {};
  function isWriter(writer) {
    if (writer === 'employee') return has('pl-employee');
    if (writer === 'admin') return has('pl-admin');
    if (writer === 'creator') return old === null && has('pl-creator');
    if (writer === 'reviewer') return has('pl-reviewer') || (ini !== null && has('reviewer:' + ini));
    if (ini === null) return false;
    return has('owner:' + ini) || (Object.prototype.hasOwnProperty.call(owners, ini) && owners[ini].indexOf(user.name) !== -1);
  }
  function countWriters(writers) {
    var count = 0;
    for (var w = 0; w < writers.length; w++) if (isWriter(writers[w])) count += 1;
    return count;
  }
  function refuseRole(writers) {
    var named = [];
    for (var k = 0; k < writers.length; k++) if (ini !== null || writers[k] !== 'owner') named.push(writers[k]);
    refuse('your role may not write this: ' + named.join(' or ') + ' needed');
  }
  function same(one, other) {
    if (one === other) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    for (var a in one) if (!same(one[a], other[a])) return false;
    for (var b in other) if (one[b] === undefined && other[b] !== undefined) return false;
    return true;
  }
  function isAdded(before, after) {
    before = before || [];
    after = after || [];
    for (var b = 0; b < before.length; b++) if (!same(before[b], after[b])) return false;
    for (var a = before.length; a < after.length; a++) if (!after[a] || after[a].by !== user.name) return false;
    return after.length >= before.length;
  }
  function isReviewersPart() {
    if (old === null || old._deleted || doc._deleted || !row.reviewers || !isWriter('reviewer')) return false;
    if (!isAdded(old.scopeLog, doc.scopeLog)) return false;
    var free = row.reviewers.concat(['v', 'by', 'at', 'dev']);
    function differs(key) {
      return key.charAt(0) !== '_' && free.indexOf(key) === -1 && !same(doc[key], old[key]);
    }
    for (var d in doc) if (differs(d)) return false;
    for (var o in old) if (differs(o)) return false;
    return true;
  }
  var rights = countWriters(row.writers);
  if (rights === 0 && !isReviewersPart()) refuseRole(row.writers);
  var narrowed = row.byWord && Object.prototype.hasOwnProperty.call(row.byWord.writers, doc[row.byWord.field])
    ? row.byWord.writers[doc[row.byWord.field]]
    : null;
  if (narrowed && countWriters(narrowed) === 0) refuseRole(narrowed);
  function judges(writers) {
    if (countWriters(writers) === 0) refuseRole(writers);
    var parts = row.reviewers && old !== null
      ? [old.businessOwnerId, old.itSponsorId, old.runOwnerId].concat(old.delegateIds || [])
      : [];
    if (isWriter('owner') || parts.indexOf(user.name) !== -1) refuse('nobody judges an initiative that they have a part in');
  }
  if ((narrowed || row.writers).indexOf('reviewer') !== -1 && (narrowed || row.writers).indexOf('owner') === -1) {
    judges(narrowed || row.writers);
  }
  if (doc._attachments !== undefined) bad('_attachments', 'is not known');
  if (doc._id === 'meta:epoch' && !doc._deleted) return check(doc, row.shape, '');
  if (JSON.stringify(doc).length > MOST_CHARACTERS) refuse('larger than 16 kB');
  if (doc._deleted) {
    if (doc._id.indexOf('map:') !== 0) refuse('records are archived, not removed');
    return;
  }
  var unnamed = doc.by === NOBODY && UNNAMED.indexOf(row.cls) !== -1;
  if (doc.by !== user.name && !unnamed) refuse('a record is written in the name of its author');
  if (row.signedIn && doc[row.signedIn] !== doc.by) refuse('a record is written in the name of its author');
  if (rights === 1 && isWriter('creator') && row.writers.indexOf('creator') !== -1 && doc.createdBy !== user.name) {
    refuse('a record is written in the name of its author');
  }
  if (row.phases && old !== null && !old._deleted && old.phase !== doc.phase) {
    var step = row.phases.indexOf(doc.phase) - row.phases.indexOf(old.phase);
    if (step > 1) refuse('the field "phase" moves one step forward at a time');
    if (step === 1 && doc.phase === 'P4') judges(['reviewer']);
  }
  if (row.reviewers && old !== null && !old._deleted && old.raisedRiskTier !== doc.raisedRiskTier) judges(['reviewer']);
  function bad(path, why) { refuse('the field "' + path + '" ' + why); }
  function typeOf(value) {
    if (value === null) return 'null';
    if (Object.prototype.toString.call(value) === '[object Array]') return 'array';
    return typeof value;
  }
  function fits(value, shape, path, isPart) {
    try { check(value, shape, path, isPart); return true; } catch (e) { return false; }
  }
  function check(value, shape, path, isPart) {
    if (shape.anyOf) {
      for (var a = 0; a < shape.anyOf.length; a++) if (fits(value, shape.anyOf[a], path, isPart)) return;
      bad(path, 'is none of what it may be');
    }
    if (shape.enum && shape.enum.indexOf(value) === -1) bad(path, 'is none of the known words');
    if (shape['const'] !== undefined && value !== shape['const']) bad(path, 'is not what it has to be');
    var type = typeOf(value);
    if (shape.type) {
      var wanted = shape.type === 'integer' ? 'number' : shape.type;
      if (type !== wanted) bad(path, 'should be of type ' + shape.type);
      if (shape.type === 'integer' && Math.floor(value) !== value) bad(path, 'should be a whole number');
    }
    if (type === 'number') {
      if (!isFinite(value)) bad(path, 'is no finite number');
      if (shape.minimum !== undefined && value < shape.minimum) bad(path, 'is too small');
      if (shape.maximum !== undefined && value > shape.maximum) bad(path, 'is too large');
    }
    if (type === 'string') {
      if (shape.minLength !== undefined && value.length < shape.minLength) bad(path, 'is too short');
      if (shape.maxLength !== undefined && value.length > shape.maxLength) bad(path, 'is too long');
      if (shape.pattern && !shape.pattern.test(value)) bad(path, 'is not written as it should be');
    }
    if (type === 'array') {
      if (shape.maxItems !== undefined && value.length > shape.maxItems) bad(path, 'has too many entries');
      if (shape.minItems !== undefined && value.length < shape.minItems) bad(path, 'has too few entries');
      if (shape.items) for (var n = 0; n < value.length; n++) check(value[n], shape.items, path + '.' + n, isPart);
    }
    if (type === 'object') {
      var required = shape.required || [];
      for (var r = 0; r < required.length; r++) {
        if (value[required[r]] === undefined) bad(path ? path + '.' + required[r] : required[r], 'is missing');
      }
      var properties = shape.properties || {};
      for (var key in value) {
        if (key.charAt(0) === '_' && path === '') continue;
        var place = path ? path + '.' + key : key;
        if (Object.prototype.hasOwnProperty.call(properties, key)) check(value[key], properties[key], place, isPart);
        else if (shape.properties && !isPart && key.indexOf('x_') !== 0) bad(place, 'is not known');
      }
    }
  }
  check(doc, row.shape, '');
  if (ini !== null && doc.initiativeId !== undefined && doc.initiativeId !== ini) bad('initiativeId', 'is not the one of the id');
  if (ini !== null && row.ofInitiative) check(doc, row.ofInitiative, '', true);
}`;
