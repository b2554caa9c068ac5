#!/usr/bin/env bash
# Comunica 4.5.0: COUNT(?x) is unbound, not a number, if one row of its group has no ?x.
#
# A good guess: COUNT counts the rows in which its expression has a value (SPARQL 1.1, 18.5.1.2); a row without one adds
# nothing. So a group of a UNION, in which each branch binds a variable of its own, has a count for each of them, and a
# group that only an OPTIONAL that matched nothing made has 0.
# Seen: a single row without the variable leaves the whole count unbound; the exit code is 0, a warning goes to
# standard error. Oxigraph and rdflib answer 2 and 1, and 0.
#
# Versions: @comunica/query-sparql-file 4.5.0, Node 20. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @comunica/query-sparql-file@4.5.0 >>npm.log
cat >data.ttl <<'TURTLE'
@prefix : <http://example.org/> .
:alpha a :Treaty . :beta a :Treaty .
:one :names :alpha . :two :names :alpha . :minister :praises :alpha .
TURTLE
ask() {
  node_modules/.bin/comunica-sparql-file data.ttl -t text/csv -q "PREFIX : <http://example.org/> $1" 2>warnings | tr -d '\r' | grep -v '^t,' | sort
}
union=$(ask 'SELECT ?t (COUNT(?d) AS ?documents) (COUNT(?s) AS ?speakers) {
  { ?d :names ?t } UNION { ?s :praises ?t } } GROUP BY ?t')
optional=$(ask 'SELECT ?t (COUNT(?d) AS ?documents) { ?t a :Treaty OPTIONAL { ?d :names ?t } } GROUP BY ?t')
printf 'union:\n%s\noptional:\n%s\n' "$union" "$optional"
[ "$union" = '<http://example.org/alpha>,,' ] && [ "$optional" = $'<http://example.org/alpha>,2\n<http://example.org/beta>,' ] || {
  echo 'this has changed'
  exit 1
}
