#!/bin/sh
# Runs the tests of all modules with the given Maven arguments, then says how many passed and
# where the time went. Ends as the tests ended.
cd "$(dirname "$0")/../.." || exit 1

# Reports of earlier runs are not results of this one.
find . -path '*/target/surefire-reports/*TEST-*.xml' -not -path './.git/*' -delete

began=$(date +%s)
./mvnw -B -fae verify "$@"
status=$?
took=$(($(date +%s) - began))

find . -path '*/target/surefire-reports/*TEST-*.xml' -not -path './.git/*' |
  xargs -r awk -v took="$took" '
    function attribute(name,   at) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      at = RSTART + length(name) + 3
      return substr($0, at, RLENGTH - length(name) - 4)
    }
    /<testsuite / {
      module = FILENAME
      sub(/^\.\//, "", module); sub(/\/target\/.*/, "", module)
      seconds[module] += attribute("time"); tests[module] += attribute("tests")
      total += attribute("tests"); skipped += attribute("skipped")
      failed += attribute("failures") + attribute("errors")
    }
    END {
      print ""
      print "Where the time went"
      for (module in seconds) {
        printf "  %7.1f s  %5d tests  %s\n", seconds[module], tests[module], module | "sort -rn"
        tested += seconds[module]
      }
      close("sort -rn")
      printf "  %7.1f s               of tests; in modules that take minutes two side by side\n", tested
      printf "  %7d s               in all, with building\n\n", took
      printf "%d passed, %d failed, %d skipped\n", total - failed - skipped, failed, skipped
    }'
exit $status
