### Every word, in English. Variables are those of model's diagnostic/code.rs; change zh.ftl in the same commit.

## How bad

severity-error = error
severity-warning = warning
severity-note = note

## Place

place-line = line { $line }
place-column = column { $column }
did-you-mean = did you mean “{ $hint }”?
hint = hint: { $hint }

## Dimensions

dimension-share = share
dimension-mass = mass
dimension-money = money
dimension-time = time
dimension-energy = energy
dimension-volume = volume
dimension-length = length
dimension-count = count
dimension-persons = persons
dimension-units = units
dimension-sets = sets
dimension-pieces = pieces
dimension-cases = cases
dimension-firms = firms
dimension-projects = projects
dimension-vehicles = vehicles

## Files

not-a-base = “{ $path }” is not a base: expected a folder with base.toml, or an .xlsx workbook
not-a-base-hint = lodestone template --out base.xlsx makes an empty workbook
file-unreadable = cannot read “{ $path }”: { $reason }
table-missing = required table { $table } is missing
table-missing-hint = add the table; lodestone tables lists the columns of each and what they mean
table-unknown = “{ $name }” is no table of a base
table-unknown-hint = move files that do not belong to the base elsewhere; lodestone tables lists every table
encoding-broken = from byte { $offset } on this is neither UTF-8 nor GB18030
encoding-broken-hint = save it as “CSV UTF-8” in Excel, or export it again; broken characters are neither guessed nor replaced
file-too-large = the file has { $size } bytes; at most { $limit } are read
file-too-large-hint = sum it up by span or commodity, or divide it into several bases
too-many-rows = the table has more than { $limit } rows; it is not read from row { $rows } on
too-many-rows-hint = sum it up by span or commodity first
workbook-macros = the workbook holds macros and is not read
workbook-macros-hint = save it as .xlsx without macros
workbook-bomb = the workbook unpacks to { $ratio } times its size, the limit is { $limit } times; it is not read
workbook-bomb-hint = make sure where the file comes from; an ordinary workbook only needs to be saved again
toml-syntax = syntax error: { $reason }
toml-syntax-hint = put texts in double quotes, as in id = "baotou"; dates are texts too
toml-key-unknown = there is no setting “{ $key }”
toml-value = “{ $key }” has the wrong value: expected { $expected }
toml-key-missing = setting “{ $key }” is missing
toml-key-missing-hint = the sheet base of the workbook that lodestone template writes shows every setting
table-twice = table { $table } is there twice
table-twice-hint = keep one file or sheet for each table

## Rows and columns

column-missing = required column “{ $column }” is missing
column-missing-hint = add it to the header, by its id or its Chinese or English name
column-unknown = this table has no column “{ $column }”
column-unknown-hint = call a column that is for people only “note”, or let it start with #
column-twice = column “{ $column }” is there twice
column-twice-hint = id, Chinese and English name mean the same column; keep one
row-too-long = the row has { $cells } cells, the header only { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}
row-too-long-hint = put a text with commas in double quotes
key-duplicate = key “{ $key }” is that of line { $first } again
key-duplicate-hint = merge the two rows or drop one
span-overlap = spans { $a } and { $b } of “{ $key }” overlap
span-overlap-hint = spans of one key must not overlap; change where one begins or ends
span-gap = the spans of “{ $key }” leave a gap: { $gap }
span-gap-hint = there is no value in the gap; add a row if the value goes on; [extend] of base.toml says what follows after the last row (hold or none)
more-alike = { $count } more of { $code } in this column are not listed
quote-open = the double quote that opens on this line is never closed
quote-open-hint = close it; write a double quote inside a text twice

## Cells

cell-empty = the cell is empty; this column must be filled
cell-empty-hint = fill it, or drop the row if it does not apply
number-bad = “{ $text }” is not a number
number-bad-hint = write a number, or a number with its unit, such as 1,300.5, 32.5 kt, 8 %
number-not-finite = “{ $text }” is not a finite number
number-not-finite-hint = leave what is not known empty, or drop the row; do not write NaN or infinity
number-out-of-range = “{ $text }” is out of the range of numbers
spreadsheet-error = the cell holds the spreadsheet error “{ $text }”
spreadsheet-error-hint = mend the formula in the spreadsheet and save it again
unit-unknown = unit “{ $text }” is not known
unit-unknown-hint = for example t, kt/yr, CNY/t, persons, %; a base names count units of its own in count_units of base.toml
unit-dimension = “{ $unit }” is a unit of { $found }; this column expects { $expected }
unit-currency = the currency is { $found }, that of the base is { $base }
unit-currency-hint = convert it to { $base } first, and name the rate in the source
below-min = { $value } is below the minimum of { $min }
above-max = { $value } is above the maximum of { $max }
choice-unknown = “{ $text }” is not among the choices: { $choices }
date-bad = “{ $text }” is not a date
date-bad-hint = write it as 2025-03-15
span-bad = “{ $text }” is not a span
span-bad-hint = write it as 2025, 2025-Q1, 2025-03, 2025-01..2025-09 or 2025-03-15
flag-bad = “{ $text }” should be yes or no
flag-bad-hint = yes/no, true/false, 1/0 and 是/否 are read
count-bad = “{ $text }” is not a whole number of at least 0
reference-unknown = table { $table } has no “{ $id }”
reference-unknown-hint = add “{ $id }” to table { $table }, or correct it here
unit-missing = the number has no unit
unit-missing-hint = fill the column unit, or write the unit behind the number, as in 32.5 kt
separator-ambiguous = the comma and the point of “{ $text }” can be read in two ways
separator-ambiguous-hint = separate thousands by commas and decimals by a point, as in 1,300.5
unit-ambiguous = unit “{ $text }” can be read in two ways: { $readings }
unit-ambiguous-hint = write it so that there is one

## Sources and grades

source-missing = { $rows ->
    [one] the numbers of this row have no source
   *[other] the numbers of { $rows } rows, from this one on, have no source
}
source-missing-hint = fill the column source, or name a source for the whole table in [default_source] of base.toml
source-unknown = table sources has no “{ $id }”
source-unknown-hint = register “{ $id }” in the table sources
grade-too-good = the row claims grade { $grade }, better than that of its source “{ $source }”
grade-too-good-hint = a grade may only be weakened; if the source deserves better, change it in the table sources
defaults-used = { $rows ->
    [one] 1 row leaves { $columns } blank; its default is grade D
   *[other] { $rows } rows leave { $columns } blank; their defaults are grade D
}
extended = the records of table { $table } end at { $from } at the earliest; the last values hold after that, with grade D
owner-missing = a source that only one firm may see names no firm
owner-missing-hint = fill the column owner

## Cases

case-unknown = base.toml has no case “{ $case }”
case-table = case “{ $case }” changes table “{ $table }”, which is not there
case-column = case “{ $case }” changes column “{ $column }”, which is not there
case-no-row = case “{ $case }” finds no row with { $where }
case-no-row-hint = check the columns and values of where; a change must meet one row at least
case-stacked = cases “{ $case }” and “{ $other }” set the same cell of column { $column }
case-stacked-hint = take one of them, or write a case that does both
case-operation = operation “{ $op }” of case “{ $case }” does not fit column “{ $column }”
case-operation-hint = times and plus are for numbers, shift for dates and spans, set for all

## Time

periods-broken = there is a gap or an overlap between { $from } and { $to }
periods-broken-hint = the periods of base.toml must follow one another
plan-from-inside = plan_from is { $plan_from }, which is not the first day of a period
plan-from-inside-hint = name the first day of a period
discount-missing = { $period } has no discount factor
discount-missing-hint = discount_factors names every planned period or is left out

## Composition and recipes

composition-range = the composition of “{ $commodity }” sums to { $total } %, outside 0–100 %
composition-range-hint = check units and basis of the contents
composition-closing = the composition of “{ $commodity }” (basis { $basis }) needs exactly one closing element
composition-closing-hint = say yes in the column closing for the element whose content is blank; a commodity counted in pieces has none: fill every content
composition-reo = the composition of “{ $commodity }” is in shares of REO, but it has no REO content
composition-reo-hint = fill reo_content in the table commodities
composition-split = { $other ->
    [none] “{ $commodity }” holds a group of elements and does not say how it splits
   *[other] a group in “{ $commodity }” cannot be split as in “{ $other }”
}
composition-split-hint = in split_as name a commodity that holds the elements of the group; two must not refer to each other
oxide-formula = the oxide formula of “{ $element }” cannot be read
oxide-formula-hint = write it as Nd2O3, CeO2, Pr6O11
recipe-amount = this line of recipe “{ $recipe }” needs either an amount or a recovery
recipe-amount-hint = an input has an amount, an output an amount or a recovery, a loss line neither
recipe-recovery = the recovery in recipe “{ $recipe }” cannot be computed: the inputs or the output hold no “{ $of }”
recipe-recovery-hint = check the column of, and the composition of inputs and output
recipe-mass = recipe “{ $recipe }” does not conserve { $element }: in { $in }, out { $out }, residual { $residual }, allowed { $allowed } (t per unit of activity)
recipe-mass-hint = check amounts, recoveries, composition and basis (REO or metal); add a loss line where there is a loss
recipe-no-output = recipe “{ $recipe }” has no output
process-no-recipe = process “{ $recipe }” has no recipe
process-no-recipe-hint = add its inputs and outputs to the table recipes
counted-absent = the capacity of plant “{ $plant }” counts “{ $commodity }”, which is in none of its recipes
counted-absent-hint = change the column counted, or the processes of the plant
capacity-use-twice = the capacity use of recipe “{ $recipe }” is given twice
capacity-use-twice-hint = fill capacity_use on one line of each recipe

## Chain

supply-steps = the prices of supply “{ $supply }” do not rise from step to step
supply-steps-hint = later steps cost more; merge steps that do not
market-steps = the prices of market “{ $market }” do not fall from step to step
market-steps-hint = later steps fetch less; merge steps that do not
bounds-conflict = the minimum { $min } of “{ $what }” is above its maximum { $max }
demand-unreachable = “{ $commodity }” is demanded at “{ $site }” in { $period }, but cannot get there: “{ $missing }” of { $link } is missing
demand-unreachable-hint = add the capacity, route or supply that is missing, or drop the minimum of the market
byproduct-stuck = “{ $node }” makes “{ $commodity }”, but there is no use, market, stock or disposal for it
byproduct-stuck-hint = so the plant that makes it cannot run; add a market, a stock or a disposal
project-outside = the window or the commissioning of project “{ $project }” lies outside the horizon
project-outside-hint = it changes nothing; check its dates and lead time, or add periods
project-cycle = the precedence of project “{ $project }” goes in a circle: { $cycle }
project-cycle-hint = drop one link of the circle in the table project_links
project-size = the sizes of project “{ $project }” do not fit its decision
project-size-hint = fixed and optional need size; modular needs the size of a module, and modules_max when it excludes or requires other projects; sized needs size_max when it has a size_min, excludes or requires other projects, or is built once but may start in several periods, and size_min when another project requires it; what it costs goes into unit_capex or unit_annuity
project-spend = the spend shares of project “{ $project }” sum to { $total } instead of 1
target-uncomputable = target “{ $target }” has neither a measure to compute it nor a reported value
target-uncomputable-hint = give its indicator a measure, or report values in the table reports
ratio-mismatch = indicator “{ $indicator }” is no ratio: its measures differ in { $what }: { $a }; { $b }
ratio-mismatch-hint = use one definition; if it must be, write the assumption into the table assumptions
quota-zero = the limit of quota “{ $quota }” is zero
quota-zero-hint = if it is not published yet, assume a limit and say “assumed” in the column status, or drop the row
arbitrage = “{ $commodity }” is bought at { $buy } and sold at { $sell } at “{ $site }”, both without VAT and without limit: endless gain
arbitrage-hint = check the prices, and set max for the supply or the market
plant-no-capacity = plant “{ $plant }” has no capacity that binds and no project, so it makes nothing
plant-no-capacity-hint = only accepted and effective capacity binds
resource-not-evaluated = the need of “{ $who }” for “{ $resource }” is not evaluated
project-start = fixed project “{ $project }” has no start date
project-start-hint = fill the column start, or make its decision optional
tree-cycle = “{ $what }” goes in a circle: { $cycle }
measure-units = the terms of measure “{ $measure }” cannot be added: this one is { $found }, the first { $expected }
measure-units-hint = value every term of a measure in tonnes, or every one in money

## Reported figures

report-parts = the parts sum to { $parts }, which differs from the whole { $whole } by { $difference }
report-parts-hint = definitions or rounding may differ; no figure is corrected
report-growth = the reported growth is { $growth } %, the levels imply { $implied } %
report-growth-hint = the sample may differ; no figure is corrected, and growth is never computed from two published levels
report-rate = a daily rate of { $rate } does not fit the total of { $total }
report-rate-hint = check days and definitions; no figure is corrected
report-capacity = plant “{ $plant }” reports an output of { $output }, above its capacity of { $capacity }
report-capacity-hint = check the kind of capacity and the definitions; no figure is corrected
milestone-incomplete = the milestone “{ $milestone }” lacks its { $column }
milestone-incomplete-hint = events need a date; money invested or paid needs a span and an amount
milestone-future = the fact “{ $milestone }” is dated { $date }, after the day of its statement, { $stated }
milestone-future-hint = what has not happened yet is planned or a forecast
milestone-order = “{ $milestone }” happened before “{ $before }”
milestone-order-hint = check the dates; no figure is corrected
closed-before-opened = “{ $id }” was closed on { $closed }, before it was opened on { $opened }
decision-unproven = decision “{ $decision }” is marked done but lacks its { $column }
decision-unproven-hint = a decision is done with evidence and a day; otherwise it is open

## Schemes

scheme-too-large = the file has { $size } bytes; at most { $limit } are read
scheme-too-large-hint = divide it into a file for each scheme
scheme-nested = nested too deep; it is not read
scheme-nested-hint = put fewer all and any into one another; a rule needs one or two
scheme-key-missing = “{ $key }” is missing
scheme-key-missing-hint = docs/schemes.md shows every key
scheme-id-twice = id “{ $id }” is that of line { $first } again
scheme-id-twice-hint = ids of one kind differ within a file; rename or drop one
fact-unknown = there is no fact “{ $fact }”
fact-unknown-hint = declare it with [[fact]]; schemes/facts.toml has those that are built in
operator-unknown = “{ $op }” does not fit “{ $fact }”; choose among { $choices }
operator-unknown-hint = numbers are compared, yes or no takes =, choices take in or not in; derive years from a day first
fact-unit = “{ $unit }” is a unit of { $found }; “{ $fact }” is in { $expected }
fact-value = “{ $text }” is no value of “{ $fact }”: expected { $expected }
band-gap = the bands of “{ $item }” leave a gap between { $at } and { $next }
band-gap-hint = bands follow one another, the lowest and the highest without end; from and to include their number, above and below do not
band-overlap = the bands of “{ $item }” overlap at { $at } and { $next }
band-overlap-hint = a number lies in one band only; from and to include their number, above and below do not
score-sum = the most of “{ $scheme }” sums to { $total }, it says { $points }
score-sum-hint = check max of its items and groups against points
editions-overlap = “{ $scheme }” and “{ $other }” are both in force in { $span }
editions-overlap-hint = of one family one edition is in force at a time; give the older one a day to, or tell new from renewal with for
scheme-reference = there is no “{ $id }”
scheme-reference-hint = rules, groups, scores, sources and choices that are named must stand in this file or in a built-in one
rule-form = “{ $rule }” needs exactly one of fact, score, all, any, not_loaded
rule-form-hint = put several conditions into all or any, no deeper than 16
fact-cycle = “{ $fact }” is derived from itself: { $cycle }
fact-cycle-hint = break the circle at one from
scheme-too-many = { $what } is there { $count } times; at most { $limit } are read
scheme-too-many-hint = divide the file, or drop what is not needed
evidence-later = the evidence of “{ $fact }” is of { $date }, after the day of the assessment { $as_of }; it is not used
evidence-later-hint = check the date; to use it, assess on a later day
credit-code-form = “{ $code }” is no unified social credit code
credit-code-form-hint = it has 18 digits and capital letters, without I, O, S, V, Z
credit-code-check = the last character of credit code “{ $code }” is { $found }; it should be { $expected }
credit-code-check-hint = a character is copied wrongly; compare it with the business licence
fact-differs = fact “{ $id }” differs in kind, unit or time from the built-in one of that name
fact-differs-hint = choose another id; other schemes rest on the built-in one
scheme-sound = the file is sound: { $schemes ->
    [one] 1 edition
   *[other] { $schemes } editions
}, { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}, { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}
scheme-errors = { $errors ->
    [one] there is 1 error
   *[other] there are { $errors } errors
}; the file cannot be used until they are mended
scheme-edition = edition
scheme-name = name
scheme-in-force = in force
scheme-rules = rules
scheme-points = points
scheme-grade = grade
scheme-not-loaded = not loaded

## Titles and ratios

title-dates = the title was granted on { $granted } and ends on { $end }, before that
title-dates-hint = correct one of the two days
title-overlap = certificate “{ $certificate }” of line { $first } holds at the same time
title-overlap-hint = a certificate belongs to one firm; a renewal has a number of its own or begins after the old one ends
ratio-judged-twice = “{ $indicator }” has two ratios that its targets mean: “{ $first }” and “{ $second }”
ratio-judged-twice-hint = keep “yes” in one of them, or in none if the target does not say which

## What a value of base.toml should be

expected-text = a text
expected-number = a number
expected-date = a date
expected-span = a span
expected-table = a table
expected-list = a list
expected-list-of-spans = a list of spans
expected-unique-name = a name that is not used yet
expected-text-or-number = a text or a number
expected-whole-months = a number of whole months
expected-currency-code = a currency code such as CNY
expected-letters-digits-and = letters, digits, - and _
expected-new-word = a word that is no unit yet
expected-value-of-its-kind = a value of its kind
expected-number-with-unit = a number with its unit, such as 5000 万元 or 5 %
expected-true-or-false = true or false
expected-yes-or-no = yes or no
expected-one-of-the-choices = one of its choices
expected-whole-number-that-is-not-too-large = a whole number from 1 on that is not too large
expected-fact-of-the-time-year-or-this-year = a fact whose time is year or this-year, since values of several years are needed
expected-of-of-with-per-growth-of-or-since = of, of with per, growth_of, or since
expected-list-that-is-not-empty = a list that is not empty
expected-two-numbers-the-smaller-first = two numbers, the smaller first
expected-points-up-to-the-most-of-the-item = points, no more than the item's max
expected-day-that-is-not-before-from = a day that is not before from

## check

findings-more = { $count } more of { $code } are not listed; --json and --out have them all
base-id = id { $id } (first 12 of SHA-256)
base-planned = planned { $planned }
base-periods = history { $history }, planned { $planned }
base-cases = case { $cases }
check-size = { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
check-counts = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}
check-errors = there are errors; the base cannot be used until they are mended
answerable-now = answerable now:
answerable-none = nothing is answerable yet.
answerable-start = start with sources, sites, commodities, processes, recipes, plants and capacities, then supplies and markets; lodestone tables --table NAME says how to fill one
answerable-next = one more, { $table }, opens:

question-1 = Can the target of the year be reached, and how far off pace are we?
question-2 = How much of the growth is price, how much is volume?
question-3 = How much is counted twice, and what is the value added?
question-4 = Which projects are red, and where are they stuck?
question-5 = Will the new capacity be there by the end of the year, and by which projects?
question-6 = Is there enough material for the new capacity, and where is the bottleneck?
question-7 = Where do lanthanum and cerium go, and how much does one more tonne of an outlet absorb?
question-8 = Which links of the chain are missing, and whom to attract?
question-9 = Which firms are one step short of a tier?
question-10 = Which projects are eligible for funds, and which papers are missing?
question-11 = How far is the R&D intensity off, and who makes it up?
question-12 = How far back does a certificate reach, and which lots to recall?
question-13 = Does the pilot platform qualify, and at which levels are its results?
question-14 = Which posts did the talents fill, and whom do we lack most?
question-15 = Where does this number come from, and does it agree with power, tax and flows?
question-16 = How far is it to “largest in the nation” and “leading in the world”?

## tables

tables-table = table
tables-name = name
tables-need = need
tables-columns = columns
tables-row = what a row is
tables-rows = rows
tables-filled = columns filled
tables-file = file
tables-column = column
tables-kind = holds
tables-help = help
need-required = required
need-default = default { $value }
kind-id = id
kind-name = name
kind-text = text
kind-yes-no = yes / no
kind-date = date
kind-span = span
kind-stated = number with unit
kind-number = number
kind-number-in = number, { $unit }
kind-unit = unit
kind-count = whole number

## Columns of result tables

column-severity = severity
column-code = code
column-file = file
column-line = line
column-column = column
column-message = message
column-hint = hint
sheet-findings = Findings

## Command line

usage-unknown = there is no command or option “{ $arg }”
usage-missing = { $what } is missing
usage-bad-value = “{ $value }” is no value of { $arg }; possible: { $allowed }
usage-conflict = { $arg } and { $other } exclude each other
usage-target-exists = “{ $path }” exists and was left as it is; --force replaces it
usage-folder-foreign = “{ $path }” holds other files ({ $file }) and was left as it is; name an empty folder
usage-table-unknown = there is no table “{ $table }”; lodestone tables lists them all
usage-revenue-before-minimum = the objective cost cannot be asked: market { $market } earns more above its minimum than a missed unit costs, so the minimum would be met last; raise shortfall_cost above the price, or choose the objective value
usage-audience-plan = --audience belongs to plan; { $command } shows the base itself
usage-firm-unknown = table enterprises has no “{ $firm }”
usage-more = see lodestone --help
failed = failed: { $reason }
cancelled = cancelled while { $stage }; nothing half-written is left
wrote = wrote { $path }
stage-start = starting
stage-read = reading
stage-check = checking
stage-write = writing

## Plan

plan-size = { $rows } constraints, { $columns } variables, { $nonzeros } nonzeros
plan-found = { $objective }: { $value }
plan-found-margin = margin over known costs ({ $objective }): { $value }
plan-found-known-costs = { $objective }, known costs only: { $value }
plan-found-gap = no more than { $gap } from the best there can be
plan-parts = of which ({ $unit }): { $list }
plan-comma = ,{" "}
plan-semicolon = ;{" "}
plan-more = { $count } more rows; --out writes them all
plan-audit = audit { $verdict }: { $checked } rows recomputed from the tables, largest residual { $residual }; objective less its parts { $identity }
plan-audit-passed = passed
plan-audit-numeric = found numerical error
plan-audit-broken = failed, do not use the result
plan-audit-worst = worst at { $place }
plan-stages = in stages: { $list }
plan-cut-short = Stopped while working out { $step } ({ $reason }): the plan stands; that answer and the later ones are missing
plan-step-plan = the plan
plan-step-targets = the most of the targets
plan-step-baseline = the baseline
plan-step-bottlenecks = bottlenecks
plan-step-why-not = what projects lack
plan-step-target-prices = what targets cost
plan-step-relaxations = what missed targets would take
plan-step-cases = worths over the cases
plan-objective-value = net present value
plan-objective-targets-then-value = targets first, then net present value; value
plan-objective-cost = discounted cost
plan-stage-value = value
plan-stage-cost = cost
plan-stage-shortfall = weighted relative shortfall
plan-role-baseline = baseline
plan-role-best-value = best value
plan-role-least-cost = least cost
plan-role-most-targets = targets first
plan-category-sales = sales
plan-category-purchases = purchases
plan-category-intermediate = other inputs
plan-category-labour = labour
plan-category-tax = taxes
plan-category-capital = capital charges
plan-category-fixed-capacity = fixed cost of capacity
plan-category-transport = transport
plan-category-disposal = disposal
plan-category-holding = holding
plan-category-closing-stock = closing stock
plan-category-capex = capital expenditure
plan-category-annuity = annuities
plan-category-salvage = salvage
plan-category-shortfall = shortfall
plan-category-resources = resources
plan-flow-activity = activity
plan-flow-output = output
plan-flow-input = input
plan-flow-purchase = purchase
plan-flow-sale = sale
plan-flow-delivery = delivery
plan-flow-taking = taking
plan-flow-own-use = own use
plan-flow-stock = stock
plan-flow-disposal = disposal
plan-flow-transport = transport
plan-flow-start = start
plan-flow-resource = resource
plan-limit-balance = balance
plan-limit-capacity = capacity
plan-limit-quota = quota
plan-limit-supply = supply
plan-limit-market = market
plan-limit-resource = resource
plan-limit-route = route
plan-limit-disposal = disposal
plan-limit-stock = stock
plan-limit-project = project
plan-limit-window = window
plan-limit-target = target
plan-limit-other = other
plan-decision-fixed = fixed
plan-decision-optional = optional
plan-decision-sized = sized
plan-decision-modular = modular
plan-gap-missing = missing
plan-gap-single-supplier = one maker
plan-gap-low-local-share = mostly bought
plan-stop-time = out of time
plan-stop-cancelled = cancelled
plan-stop-other = out of iterations or memory

plan-coverage = How much the model covers
plan-coverage-line = { $indicator }: reported { $reported } ({ $span }, grade { $grade }), model { $modelled } ({ $year }, { $basis })
plan-coverage-untold = what plants reported of { $span } does not determine the model’s own value (plants without a report: { $count }), so the baseline’s first planned year stands beside it
plan-coverage-share = the model holds { $share } of it, in the same year
plan-covers-history = from what plants reported
plan-covers-baseline = baseline
plan-history = Before the plan (reported, not optimised)
plan-history-told = { $what }: { $amount } in { $span } ({ $basis }, grade { $grade })
plan-history-tables = { $what }: { $amount } in { $span } ({ $basis })
plan-history-below = { $what }, denominator
plan-history-left = leaves { $left } of the limit of { $limit }
plan-history-shared = leaves { $left } of the limit of { $limit }, of which { $planned } fall to the planned days
plan-history-unknown = { $what }: not evaluated in { $days }, nobody reported it
plan-history-unreported = { $what }: not evaluated in { $days }, no report of { $plants } tells it
plan-history-quota-unknown = what is left of the limit is shared by days over them, the planned days and any after the plan: { $planned } for the plan
plan-history-target-unknown = so the target is not evaluated
plan-past-quota = quota
plan-past-target = target
plan-past-denominator = denominator
plan-past-indicator = indicator
plan-told-measure = reported
plan-told-plants = from reports of firms and plants
plan-told-mixed = reported, and from firms and plants
plan-told-tables = from the tables
plan-told-nothing = not known
plan-coverage-ratio = the model holds { $share } of it, assuming: { $assumption }
plan-coverage-refused = not divided: no assumption says that both mean the same
plan-targets = Targets
plan-targets-verdict = { $computed } of { $all } targets can be computed; the modelled part meets { $met }
plan-targets-modelled = The columns say what the modelled part reaches; the rest is unknown, so target less model is no shortfall: see “Grounds”
plan-target-price = { $target }: best value reaches { $best }, the most is { $most }, whatever becomes of the other targets; that loses { $lost }, or { $price } per { $unit } gained
plan-missed = What reaching the targets would take
plan-missed-how = Each target by itself. Limits give way by the least sum of shares of their own size; loosening them is taken to cost nothing.
plan-missed-by = { $target }: { $by } short;{" "}
plan-missed-target = { $target }:{" "}
plan-way-within = another plan within the limits meets it
plan-way-loosening = these limits would have to give way
plan-way-never = no loosening of capacities, quotas, supplies, markets, resources or project windows meets it
plan-way-unknown = not known, the search was stopped
plan-missed-loses = ; that loses { $value } against this plan
plan-missed-gains = ; that gains { $value } over this plan
plan-earlier = { $years } years earlier
plan-later = { $years } years later
plan-measures = Indicators
plan-measures-lower = ≥: some products have no price, a lower bound
plan-measures-upper = ≤: some costs are unknown, an upper bound; ≈: both
plan-bottlenecks = Bottlenecks (what one unit more is worth)
plan-worth-sides = a / b: one unit more gains a, one less loses b
plan-worth-range = a range: the worth rests on numbers of grade D or S, so it was measured again in { $measured } of the { $of } cases of the base
plan-worth-point = grade D or S: the worth rests on an estimate, and the base has no case that varies it
plan-worth-withheld = withheld
plan-worth-withheld-why = withheld: the worth of { $limit } changes its sign between “{ $low }” and “{ $high }”
plan-case-itself = the base itself
plan-worth-given-projects = given the chosen projects: worths hold as long as the same projects are built
plan-worth-targets-held = Worths in money are with every target held at what it reached. For the targets, one unit of each limit does:
plan-projects = Projects
plan-projects-lack = lacks: what a project would have to gain to be chosen, in { $unit }
plan-left-out = left out
plan-cannot = cannot be built
plan-elements = Elements (mean per year, t of element)
plan-closing = Stocks at the end
plan-gaps = Gaps of the chain
plan-leaning = Doubtful data that the result leans on most
plan-assumptions = Grounds
plan-unknown-capex = no capital cost is known for these projects; the objective is a margin over known costs: { $list }
plan-unknown-costs = no operating cost is known for these processes; the objective counts known costs only: { $list }
plan-not-evaluated = need of { $resource } is not evaluated: { $list }
plan-next = --out FOLDER writes every table, flows too; --json is for programs; --case NAME plans another case

plan-infeasible = No plan is feasible
plan-conflict = These limits cannot all hold:
plan-conflict-minimal = These limits cannot all hold; without any one of them the rest can:
plan-repair = The least that would have to give way
plan-unbounded = The objective has no end: these grow together without limit
plan-unbounded-hint = Give a purchase, a market or a capacity among them a maximum
plan-stopped = No plan: { $reason }

withheld = withheld
plan-published-audience = for { $audience }: { $sources ->
    [one] 1 source of this base is above this audience
   *[other] { $sources } sources of this base are above this audience
}
plan-published-rule = withheld: what rests on those sources; of firms' own data, sums of fewer than three firms, sums of which one firm has over half, and what would allow either to be found by subtraction; { $count ->
    [0] no figure below
    [one] 1 figure below
   *[other] { $count } figures below
}
plan-published-whole = the objective, its parts, bottlenecks, why-not and gaps rest on the whole base and are not shown
plan-published-parties = flows withheld altogether: { $list }
plan-published-unbounded = The objective has no end
plan-published-next = --out DIR writes the tables, flows included; --json is for programs; without --audience everything is shown

plan-title-unit = { $title }, { $unit }
plan-title-unit-only = unit
plan-title-target = target
plan-title-most-alone = most of it alone
plan-title-promised = promised
plan-title-indicator = indicator
plan-title-limit = limit
plan-title-on = on
plan-title-value = now at
plan-title-worth = worth
plan-title-reach = holds for
plan-title-then = then
plan-title-project = project
plan-title-decision = decision
plan-title-start = start
plan-title-commissioned = runs from
plan-title-size = size
plan-title-lacks = lacks
plan-title-element = element
plan-title-mined = mined
plan-title-bought = came in
plan-title-sold = sold
plan-title-disposed = disposed
plan-title-lost = lost
plan-title-unclosed = unclosed
plan-title-into-stock = into stock
plan-title-commodity = commodity
plan-title-node = at
plan-title-amount = amount
plan-title-gap = gap
plan-title-at-stake = at stake per year
plan-title-local = local
plan-title-rows = rows
plan-title-grade = grade
plan-title-cell = cell
plan-title-about = about
plan-title-change = change for 1 %
plan-title-period = period
plan-title-told = told by
plan-title-by = give way by
plan-title-nearer = one more: nearer by
plan-title-further = one less: further by
plan-title-share = share

plan-sheet-targets = Targets
plan-sheet-measures = Indicators
plan-sheet-projects = Projects
plan-sheet-elements = Elements
plan-sheet-categories = Categories
plan-sheet-flows = Flows
plan-sheet-bottlenecks = Bottlenecks
plan-sheet-gaps = Gaps
plan-sheet-withheld = Withheld
plan-sheet-leaning = Leaning
plan-sheet-history = Before the plan
plan-sheet-closing = Closing stocks
plan-sheet-missed = Missed targets
plan-sheet-target-prices = Target prices
plan-column-plan = plan
plan-column-id = id
plan-column-target = target
plan-column-owner = owner
plan-column-span = span
plan-column-sense = sense
plan-column-promised = promised
plan-column-modelled = modelled part reaches
plan-column-short = modelled part lacks
plan-column-unit = unit
plan-column-period = period
plan-column-indicator = indicator
plan-column-value = value
plan-column-unpriced = without a price
plan-column-project = project
plan-column-decision = decision
plan-column-start = start
plan-column-commissioned = commissioned (year)
plan-column-size = size (capacity per year)
plan-column-gain = would have to gain
plan-column-element = element
plan-column-entry = entry (in is positive)
plan-column-commodity = commodity
plan-column-amount-t = t of element
plan-column-category = category
plan-column-kind = kind
plan-column-node = node
plan-column-by = by
plan-column-amount = amount (unit of the commodity)
plan-column-money = money (paid is negative)
plan-column-limit-on = limit on
plan-column-limit = now at
plan-column-worth-raised = gain per unit raised
plan-column-worth-lowered = loss per unit lowered
plan-column-reach = worth the same for
plan-column-next = binds next
plan-column-at-stake = at stake per year
plan-column-local-share = local share
plan-column-rows = rows
plan-column-about = about
plan-column-grade = grade
plan-column-change = change of the objective for 1 %
plan-column-of = of
plan-column-before = days before the plan
plan-column-known = known
plan-column-basis = told by
plan-column-report-lines = lines of reports
plan-column-unknown = days not evaluated
plan-column-missing = plants without a report
plan-column-whole-limit = limit
plan-column-left = left
plan-column-planned = left for the planned days
plan-column-worth-unit = unit of the worths
plan-column-worth-low = least over the cases
plan-column-worth-high = largest over the cases
plan-column-for-targets = for targets, per unit (more / less)
plan-column-way = what it would take
plan-column-value-gain = objective gained against the plan
plan-column-loosened = loosened by
plan-column-limit-unit = unit of the limit
plan-column-share = share of its own size
plan-column-best-value = best value reaches
plan-column-most = most reachable
plan-column-lost = objective lost
plan-column-lost-per-unit = lost per unit gained
plan-entry-bought = bought or supplied
plan-entry-mined = mined
plan-entry-stock = from stock
plan-entry-sold = sold
plan-entry-disposed = disposed
plan-entry-lost = lost
plan-entry-unclosed = unclosed

stage-plan = planning
plan-progress-step = { $step }: { $done } of { $of }
stage-answers = working out the answers (the plan itself is found)
plan-progress = { $step }: { $stage }, { $iterations } iterations
plan-progress-search = { $step }: searching, { $nodes } nodes, { $gap } apart
plan-progress-simplex = simplex
plan-progress-interior = interior point

## Track

track-as-of = statements up to { $day }: { $count } reports
track-targets = Targets
track-section-growth = Growth between cumulative reports
track-section-utilisation = Output over capacity (the last report of each plant)
track-section-figures = Figures from the reports
track-section-ratios = Ratios under every denominator
track-section-position = Position and structure: shares of larger areas, local conversion, what is not compared
track-section-titles = Firms with titles
track-section-questions = Price and volume, three outputs, people
track-section-checks = What may not be true (flagged, never corrected)
track-state-met = met
track-state-missed = missed
track-state-on-course = on course
track-state-behind = behind
track-state-unlikely = unlikely
track-state-not-known = not known
track-reached = reported { $value }, { $share } of the target
track-last = last report: { $value } in { $span } (line { $line })
track-last-expected = last report: { $value } expected in { $span } (line { $line })
track-pace = { $done } by month { $month }, usually { $usual }: { $gap } points (by twelfths { $linear }, for comparison only)
track-nowcast = nowcast of the year { $median }, 80 % interval { $range }, probability { $chance }
track-no-probability = not given ({ $have } back-tested years, it takes { $need })
track-counted-plants = added up from the reports of { $count } plants
track-counted-linked = gross output of { $count } firms less sales between them
track-counted-quarters = gross output of { $count } firms less sales between them, which are known by quarter; within a quarter they are shared by output
track-required = each month to come must bring { $value }
track-why-no-report = no report of its span or before: neither pace nor nowcast
track-why-no-months = no monthly reports of its span: neither pace nor nowcast
track-why-gap = months up to { $month } are not known well enough: neither pace nor nowcast
track-why-untied = the firms counted change in { $year } and no growth on a comparable sample ties that year to the one before: earlier years are not used, so neither pace nor nowcast
track-why-silent = { $plant } makes it and never reports: the other plants are not all, so neither pace nor nowcast
track-why-no-links = sales between the firms are not known by month or quarter (table sales_links): neither pace nor nowcast
track-why-no-purchases = what firms buy outside is in no table: value added has no months, so neither pace nor nowcast
track-why-not-an-amount = a ratio or a level does not add up over months: no nowcast
track-why-not-a-year = only lower bounds over one calendar year are foreseen
track-why-titles = counted from the list of titles: what will be granted is not foreseen
track-why-history = no complete year before: neither pace nor nowcast
track-required-beside = each month to come must bring { $value }; the same months of last year brought { $last } a month
track-no-interval = none (one complete year shows no error)
track-drivers = nowcast less target { $gap }, mostly: { $list }
track-list = {"; "}
track-driver-pace-up = { $effect } as this year’s months are ahead of their usual share
track-driver-pace-down = { $effect } as this year’s months are behind their usual share
track-driver-festival-up = { $effect } by the Spring Festival’s place in this year
track-driver-festival-down = { $effect } by the Spring Festival’s place in this year
track-driver-chain-up = { $effect } as last year’s rest with this year’s growth is higher
track-driver-chain-down = { $effect } as last year’s rest with this year’s growth is lower
track-driver-rolling-up = { $effect } by momentum: the last months point higher
track-driver-rolling-down = { $effect } by momentum: the last months point lower
track-driver-bottom-up-up = { $effect } as plants and projects see it higher
track-driver-bottom-up-down = { $effect } as plants and projects see it lower
track-method-share = usual share
track-method-chain = growth chain
track-method-rolling = momentum
track-method-bottom-up = plants and projects
track-method-left-out = left out: { $method }: { $why }
track-left-out-short = { $have } reported steps (11 to a year), it takes { $need }
track-left-out-register = no plant with a capacity stands behind this indicator
track-left-out-expectation = a project came later than the month asked about, and what was expected of it then is not recorded
track-left-out-capacity = in a reported month the plants and projects have no capacity
track-methods = methods and weights; for past years, by how many percent the rest came above what was foreseen from the same month
track-methods-earlier = { $count } earlier years of the back-test are in --out and --json
track-method = method
track-weight-column = weight
track-projects = projects that decide the nowcast from plants and projects (coming in the earlier half of their dates, not the later)
track-project = { $project }: { $amount } in the year, { $points } points of probability
track-project-amount = { $project }: { $amount } in the year
track-projects-more = { $count } more in --out and --json
track-light-preset = lights by { $id } ({ $reason }): { $document }; grade { $grade }; made for { $for }
track-light-asked = as asked
track-light-base = as base.toml says
track-light-default = the default, as base.toml names none: the only one made for tasks with a deadline, as a target is
track-made-for-project = projects, read here for targets
track-made-for-district-investment = the investment of districts, read here for targets
track-made-for-task = tasks with a deadline
track-made-for-yearly-indicator = indicators over several years
track-light = { $light } ({ $lamp }: { $rule })
track-light-resolved = { $text }; { $how }
track-light-unknown = no light; not known: { $list }
track-light-none = no light due
track-light-green = green light
track-light-blue = blue light
track-light-yellow = yellow light
track-light-orange = orange light
track-light-red = red light
track-quantity-gap = points before or behind the usual pace
track-quantity-start = months late with the start
track-quantity-enrolment = months without enrolment in statistics
track-quantity-excused = whether there is a good reason
track-quantity-paid-planned = funds paid against the plan
track-quantity-paid-required = funds paid against what is required
track-quantity-growth = growth over the same months of last year
track-quantity-growth-plan = that growth against the plan’s
track-quantity-growth-mean = that growth against the mean of the city
track-quantity-bonds = bonds used against the expected pace
track-quantity-days = days to the deadline
track-quantity-missing = what is still missing
track-quantity-latest = how far the latest whole year is from the target
track-quantity-quality = how well it is done
track-quantity-ratio = observed over required yearly growth (two whole years are needed)
track-sheet-drivers = Drivers
track-sheet-methods = Methods and back-test
track-sheet-projects = Deciding projects
track-sheet-lights = Lights
track-sheet-position = Position
track-column-light = Light
track-column-last-year = Same months last year, per month
track-column-driver = Driver
track-column-effect = Effect
track-column-method = Method
track-column-year = Past year
track-column-error = Rest as it came over foreseen, logarithm
track-column-weight = Weight
track-column-spread = Spread of the logarithm
track-column-words = In words
track-column-project-name = Name
track-column-part = Part in the rest of the year
track-column-early = Early less late
track-column-points = The same of the probability
track-column-lamp = Lamp
track-column-rule = Rule
track-column-resolved = What the source leaves open
track-column-needed = Not known
track-growth = { $what }: { $span } alone grew { $growth } ({ $range }), under a published cumulative { $headline }
track-growth-refused = { $what }: no growth of the months between: { $why }
track-growth-levelless = { $what } { $span }: a growth of { $growth } without any level, of these days or of those a year before: no amount follows from it
track-growth-samples = the two reports count different samples
track-growth-sample-unknown = the reports do not name their sample
track-growth-no-base = a report has no growth, so its base is unknown
track-growth-spans = the spans do not fit
track-growth-zero = within rounding the base may be zero
track-utilised-earlier = { $count } earlier ones are in --out and --json
track-utilised = { $plant } { $span }: { $share } of capacity ({ $range })
track-utilised-projects = { $plant } { $span }: { $share } of capacity ({ $range }); { $with } if projects not accepted yet counted
track-sum = { $what }: { $count } parts add up to { $value }
track-ratio = { $what } { $span }: { $share }
track-weight = { $what } { $span }: contribution over growth implies a weight of { $share }
track-position = { $what }: { $share } of { $whole } in { $span }
track-position-rest = { "" }; { $own } of { $whole }, the rest is { $rest }
track-position-most = { "" }; more than half, so no other can be larger
track-position-place = { "" }; place { $best } ({ $count } others report)
track-position-places = { "" }; place { $best } to { $worst } ({ $count } others report, the rest may hold a larger one)
track-position-ahead = , { $gap } more than { $other }
track-position-short = , { $gap } less than { $other }
track-position-one-sided = { $what }: not compared: { $why }
track-position-no-whole = nobody states it for the larger area
track-position-no-own = nobody states the own figure
track-at-least = at least { $value }
track-at-most = at most { $value }
track-structure-short = { $what } { $span }: { $share }; the target of { $until } is { $target }: { $gap } points short
track-structure-above = { $what } { $span }: { $share }; the target of { $until } is { $target }: { $gap } points above
track-structure-days = { "" }; the days differ, so this is a distance and no verdict
track-conversion-definition = Local conversion as computed here: what firms of the base with a plant bought of a stage’s goods from its firms, over what these made for sale (gross output less toll fees), by value. The upper bound adds sales to firms without a plant, sales whose buyer is not known, and own material worked by others for a fee. What a firm makes and uses itself is on neither side.
track-conversion = { $stage } { $year }: { $rate } (made { $made }, used in the base { $used })
track-conversion-traded = { "" }; { $traded } went to firms without a plant
track-conversion-tolled = { "" }; worked for a fee: at most { $tolled }
track-conversion-impossible = { $stage } { $year }: no rate: firms of the base bought { $used }, and only { $made } was made
track-conversion-no-firms = no firm reports its output of a whole year: no local conversion can be computed; stated ones are shown with their words
track-not-a-change = { $what }: { $from } and { $to } are not read as a change: { $why }
track-not-comparable = { $what } is not divided by { $whole }: { $why }
track-unlike-status = one is not what was ({ $own }; { $whole })
track-unlike-unit = different units ({ $own }; { $whole })
track-unlike-area = the area of one is not known to lie inside that of the other ({ $own }; { $whole })
track-unlike-areas = figures of different areas are not one series ({ $own }; { $whole })
track-unlike-formula = neither the base nor the statements say what is divided by what
track-side = { $what } { $span }: { $value } ({ $defined }); “{ $title }”, grade { $grade }
track-side-basis = basis: { $basis }
track-side-no-basis = basis not stated
track-unlike-span = different spans ({ $own }; { $whole })
track-unlike-sample = different samples ({ $own }; { $whole })
track-unlike-capacity = different kinds of capacity ({ $own }; { $whole })
track-unlike-basis = different bases ({ $own }; { $whole })
track-not-stated = not stated
track-strength-weak = weak
track-strength-clear = clear
track-strength-certain = certain
track-check = [{ $strength }] { $what }: { $finding }
track-flag-capacity = output above capacity: { $share }
track-flag-parts = parts add up to { $parts }, the published sum is { $sum }
track-flag-contribution = implied weight { $implied }, stated { $stated }
track-flag-ratio = { $month }: its ratio to electricity is { $times } times that of before
track-flag-flat = the same value in { $months } months from { $month } on
track-flag-copied = the figures of { $month } are those of { $of }
track-flag-slip = { $month } is { $times } times its neighbours: a unit slip?
track-flag-split = what is missing from { $month } on seems to have moved to a new firm
track-flag-revised = a later statement changed it by { $share }
track-flag-two = two reporters differ: { $one } and { $other }; both are kept
track-flag-falls = a cumulative value falls: { $later } after { $earlier }
track-split = value changed by { $total } in { $year }: volume { $volume }, mix { $mix }, price { $price } (products with tonnes and prices)
track-split-no-years = no plant reports a commodity for two years in a row: price and volume cannot be split
track-split-no-prices = price and volume cannot be split; prices are missing: { $list }
track-outputs = { $year }, { $firms } firms: gross { $gross }, consolidated { $low } to { $high }
track-part = { $said }; there for a part of it: { $list }
track-left-out = { $said }; not counted, as months are missing: { $list }
track-outputs-no-firms = no firm reports its output of a whole year: the three outputs cannot be computed
track-basis = { $what }, over { $by }
track-basis-ratio = { $what }, { $span }: { $share } ({ $firms } firms)
track-basis-judged = ; the target means this denominator
track-basis-beside = ; beside it, not judged
track-basis-gap = lacks { $gap } for { $target }
track-basis-above = { $gap } more than { $target } asks for
track-basis-shortfalls = { $count } firms lie below the target of their own; the most: { $list }
track-basis-moved = { $before } in the same days of the year before; points by firms’ own change { $within }, by their weights { $between }
track-basis-moved-given = { $before } in the same days of the year before; points by spending { $within }, by the denominator { $between }
track-basis-stated = the area itself states { $share }
track-basis-left-out = in neither sum, since one side or some days are missing: { $firms }
track-basis-refused = { $what }: not computed: { $why }
track-basis-numerator = numerator
track-basis-denominator = denominator
track-basis-missing = nobody reports the { $side }
track-basis-other-area = the { $side } is reported for another area only ({ $other })
track-basis-no-days = the two are not reported over the same days
track-basis-no-ratio = the denominator is not positive, or the two count different things
track-titles = { $what }: { $value } { $how } in { $span }; certificates { $certificates }, new firms { $new }, lapsed { $lapsed }, net { $net }, held at the end { $held }
track-titles-by-new = new firms, each once
track-titles-by-net = firms net of lapses
track-titles-by-held = firms that hold one
track-titles-by-certificates = new certificates
track-titles-new = new: { $firms }
track-titles-lapsed = lapsed: { $firms }
track-titles-lapsing = will lapse before the last day if not renewed: { $firms }
track-titles-several = hold more than one, counted once: { $firms }
track-titles-refused = { $what }: not counted: { $why }
track-titles-no-list = the base has no list of titles
track-titles-none = the list of titles has none of { $titles }
track-people = { $wanted } posts, filled { $filled }, without a post { $unmatched }, stayed twelve months { $cohorts }
track-hidden = hidden
track-sheet-reported = Reports
track-column-state = State
track-column-promised = Promised
track-column-reached = Reported
track-column-completion = Completion
track-column-gap = Points before or behind the usual pace
track-column-median = Nowcast
track-column-probability = Probability
track-column-required = Required per month
track-column-rest = The rest is
track-column-rank = Place, best to worst
track-column-own = Own figure
track-column-whole = Whole
track-column-basis = Denominator
track-column-firm = Firm
track-column-numerator = Numerator, yuan
track-column-denominator = Denominator, yuan
track-column-contribution = Contribution
track-column-shortfall = Lacks for the target, yuan
track-column-within = Moved by its own change
track-column-between = Moved by weight or denominator
track-column-value = Value
track-column-low = Low
track-column-high = High

## Balance

balance-period = { $period }: { $count } reports take part; the rest comes from recipes and balances
balance-fit = they fit together by { $p } (χ² { $chi2 } on { $degrees } degrees of freedom)
balance-no-check = no report is checked by another: each stands as it is, and what follows from it is as sure as it
balance-reports = Reports
balance-suspects = What does not fit (flagged, never corrected)
balance-suspect = z = { $z }: one of { $set }
balance-flows = What flowed
balance-unknown = What nobody knows
balance-unknown-count = { $count } flows follow from no report
balance-measure = measure { $what }: { $count } flows would be known by it alone
balance-left-out = Reports that no balance can use
balance-report = { $what } (line { $line })
balance-recipe-amount = recipe: { $what }
balance-used = { $what } taken by { $by }
balance-made = { $what } given by { $by }
balance-output = { $what } of { $by }
balance-bought = { $what } from outside
balance-sold = { $what } to outside
balance-stocked = { $what } into stock
balance-class-redundant = checked by others
balance-class-nonredundant = reported, unchecked
balance-class-observable = follows from others
balance-class-unobservable = not known
balance-class-constant = fixed
balance-column-what = What
balance-column-reported = Reported
balance-column-uncertainty = Standard uncertainty
balance-column-deviation = Deviation
balance-column-test = Test
balance-column-class = How known
balance-column-flow = Flow
balance-column-opens = Flows it opens up
balance-why-attribute = an attribute in words: what it counts is not stated
balance-why-not-an-amount = no amount that plants put out: money, capacity, people or a ratio
balance-why-no-plant = no plant of the base makes it
balance-fault-nothing = no report of the period speaks of an amount: nothing to balance
balance-fault-unsettled = the search did not settle; what still moves most is { $what }
balance-fault-contradiction = these cannot hold together: { $rows }
balance-fault-bounds = no flows that are not negative close these balances: { $rows }
balance-fault-other = { $what }
balance-elements = Elements (contents as in composition)
balance-column-element = Element
balance-column-entered = From outside
balance-column-left = To outside and stock

## Where a figure comes from

usage-figure-unknown = there is no indicator, measure, target or commodity “{ $id }”
usage-figure-span = say for which days: { $id }@2025, { $id }@2025-03, { $id }@2025-01..2025-09
usage-subject-unknown = there is no firm, plant, project, commodity or area “{ $id }”
why-as-of = statements up to { $day }
why-figure = { $role }: { $value }
why-weakest = weakest grade { $grade }: { $about } ({ $place })
why-interval = { $value } ({ $low } to { $high })
why-at-least = at least { $value }
why-at-most = at most { $value }
why-no-bounds = { $value } (without bounds)
why-node = { $about }, { $span }: { $value }, grade { $grade }
why-untraced = computed by the method from its months
why-foreseen = the year is reported up to month { $month }; the rest is foreseen
why-node-above = { $node } (shown above)
why-leaf = { $what }: { $value } as published, grade { $grade }
why-place = { $file } line { $line }, column { $column }
why-reporter = reported by { $who }
why-stated = stated on { $day }
why-source = source { $id } “{ $title }”
why-more = … { $count } more (--all shows all)
why-others = Stated besides
why-nearest = Nearest statements, of { $count }
why-checks = Checks about it (flagged, never corrected)
why-statement = { $beside }: { $statement }
why-own-utilisation = Output over capacity
why-own-outputs = Three outputs
why-own-split = Growth of value by volume, mix and price
why-role-value = value
why-role-nowcast = nowcast of the year (80 % interval)
why-role-completion = share of the target
why-role-pace = share of the target less the usual share by now (points)
why-role-required = each month to come must bring
why-role-growth = growth of these days alone
why-role-gross = gross output
why-role-consolidated = consolidated output
why-role-value-added = value added
why-role-change = change of value
why-role-volume = by volume
why-role-mix = by mix
why-role-price = by price
why-role-utilisation = output over capacity
why-beside-revised = stated earlier and revised since
why-beside-contradicts = another reporter says otherwise
why-beside-agrees = agrees within rounding
why-beside-expected = was expected
why-beside-promised = was promised
why-beside-reported = reported
why-lacks-nothing = no such figure: nobody reported it
why-lacks-span = no such figure: what was reported does not make up these days
why-lacks-firms = no such figure: { $count } firms have not reported all of these days: { $list }
why-lacks-amount = no such figure: a level or a ratio does not add up over days, and nobody stated it for these
why-lacks-computed = no such figure: track does not compute it for these days
why-formula-sum = sum of { $count } parts
why-formula-times = a × { $factor }
why-formula-ratio = a ÷ b
why-formula-difference = a − b
why-formula-part-growth = growth of the days between: (y₂ − y₁) ÷ (y₂ ÷ (1 + g₂) − y₁ ÷ (1 + g₁)) − 1, with y₂, g₂ the longer and y₁, g₁ the shorter cumulative statement
why-formula-required = (target − so far) ÷ { $months } months to come, not below 0
why-formula-usual-share = mean share of these years that had come by this month, moved for this year’s Spring Festival
why-formula-by-share = by share (weight { $weight }): so far ÷ usual share by now
why-formula-by-chain = by growth chain (weight { $weight }): so far + last year’s rest × so far ÷ last year’s so far
why-formula-by-rolling = by rolling series (weight { $weight }): so far + exponential smoothing of the monthly series carried on
why-formula-by-bottom-up = bottom-up (weight { $weight }): so far + Σ capacity at work × the rate at which capacity works
why-formula-combined = so far + Π rest ^ weight over the methods (their weighted mean in logarithms)
why-formula-consolidated = gross output − what firms of the base took from one another
why-formula-value-added = consolidated output − what was bought outside; what was bought outside is in no table, so it has no lower bound
why-formula-unlinked = no link between firms is known: between 0 and the most that sales allow, half way
why-formula-volume = Σ L(V₁, V₀) × ln(K₁ ÷ K₀), K the value at earlier prices (log-mean Divisia)
why-formula-mix = Σ L(V₁, V₀) × ln of the change of shares between and within stages (log-mean Divisia)
why-formula-price = Σ L(V₁, V₀) × ln(p₁ ÷ p₀) (log-mean Divisia)
why-formula-change = Σ amount₁ × price₁ − Σ amount₀ × price₀
why-formula-day-mean = mean, weighted by days
why-probability = probability of reaching the target: { $share }
why-probability-years = no probability: { $have } back-tested years, it takes { $need }
why-back-test = back-test { $year } from month { $month }, rest of the year above (+) or below what was foreseen: { $errors }
why-left-out = left out: { $method }: { $why }
why-method-share = by share
why-method-chain = by growth chain
why-method-rolling = by rolling series
why-method-bottom-up = bottom-up
why-left-out-short = { $have } steps of history, it takes { $need }
why-left-out-register = no plants with a capacity stand behind the indicator
why-left-out-expectation = a project’s earlier date is not recorded
why-left-out-capacity = no capacity in a reported month
why-sheet = Where it comes from
why-column-figure = figure
why-column-depth = depth
why-column-about = about
why-column-formula = formula
why-column-published = as published
why-column-reporter = reporter
why-column-stated = stated on
why-column-source = source
why-column-title = title of the source

## Dispatch of projects

dispatch-as-of = statements up to { $day }
dispatch-since = ; compared with { $since }
dispatch-rules = lights by { $id }: { $document }; grade { $grade }
dispatch-decisions = What was decided
dispatch-changes = What changed since
dispatch-projects = Projects, the dearest delay first
dispatch-slips = Supervision slips for projects with a red light
dispatch-without-dates = { $count } more projects have no milestones: no light; they are in --out and --json
dispatch-incomplete = the milestones are some of what is known (base.toml: milestones = "some"): what nobody says is not read as late
dispatch-no-losses = what delays cost was not worked out (--losses plan does)
dispatch-as-planned = { $event }: on the planned day
dispatch-foreseen-as-planned = { $event }: foreseen for the planned day
dispatch-early = { $event }: { $days } days before the plan
dispatch-foreseen-early = { $event }: foreseen { $days } days before the plan
dispatch-late-at-least = { $event }: at least { $days } days late, and not foreseen for any day to come
dispatch-was-late = { $event }: { $days } days late
dispatch-foreseen-late = { $event }: foreseen { $days } days late
dispatch-moved = the plan was moved; it was { $day } at first
dispatch-done = { $days }: { $done } done of { $plan } planned for the year, { $share }
dispatch-done-against-due = { $days }: { $done } done of { $plan } planned for the year, { $share }; { $due } are due { $basis }
dispatch-due-planned = by its own plan
dispatch-due-days = by days of building (its months are not planned)
dispatch-obstacle = obstacle { $id } ({ $kind }): { $text }; { $who }; next step: { $step }; by { $day }
dispatch-loss = a delay of { $days } days costs { $amount } of output and { $money } of net present value over the plan
dispatch-loss-none = a delay of { $days } days costs { $amount } of output, but no net present value over the plan: later spending saves { $money }
dispatch-slip-head = To { $to }: { $project }
dispatch-slip-nobody = (nobody is named as responsible)
dispatch-slip-by = please report what was done, with evidence, by { $day }
dispatch-slip-no-deadline = please report what was done, with evidence; no deadline is on record
dispatch-slip-open = decision { $id } of { $day } about it is still open: evidence is missing
dispatch-decision-overdue = { $id } overdue by { $days } days: { $matter } ({ $about }; { $who })
dispatch-decision-due = { $id } due in { $days } days: { $matter } ({ $about }; { $who })
dispatch-decision-open = { $id } open, without deadline: { $matter } ({ $about }; { $who })
dispatch-decision-done = { $id } done on { $day }: { $matter } ({ $about }; evidence: { $evidence })
dispatch-decision-dropped = { $id } dropped: { $matter } ({ $about })
dispatch-changed-light = { $project }: { $from } → { $to }
dispatch-changed-happened = { $project }: { $event } on { $to }
dispatch-changed-foreseen = { $project }: { $event } foreseen for { $to } instead of { $from }
dispatch-changed-replanned = { $project }: plan of { $event } moved from { $from } to { $to }
dispatch-changed-revised = { $project }: done in { $event } is { $to } now; { $from } was shown then
dispatch-changed-hindered = { $project }: new obstacle { $from } ({ $event }): { $to }
dispatch-changed-freed = { $project }: obstacle { $from } ({ $event }) is gone: { $to }
dispatch-money = money in { $unit }; done and due as shares of the year’s plan
dispatch-no-light = none
dispatch-green = green
dispatch-blue = blue
dispatch-yellow = yellow
dispatch-orange = orange
dispatch-red = red
dispatch-column-light = light
dispatch-column-project = project
dispatch-column-late = days late
dispatch-column-next = next
dispatch-column-total = total
dispatch-column-plan = year’s plan
dispatch-column-done = done
dispatch-column-due = due
dispatch-column-obstacle = obstacle
dispatch-column-loss = loss
dispatch-column-enterprise = firm
dispatch-column-brought-by = brought by
dispatch-column-leader = responsible leader
dispatch-column-responsible = responsible
dispatch-column-cumulative = cumulative
dispatch-column-done-money = done this year
dispatch-column-days = days of the year
dispatch-column-done-period = done this period
dispatch-column-period = days of the period
dispatch-column-rule = rule
dispatch-column-loss-amount = loss of output
dispatch-column-decision = decision
dispatch-column-what = what
dispatch-column-event = event
dispatch-column-first-planned = first plan
dispatch-column-planned = plan
dispatch-column-foreseen = foreseen
dispatch-column-actual = actual
dispatch-column-number = number
dispatch-column-kind = kind
dispatch-column-step = next step
dispatch-column-deadline = deadline
dispatch-column-meeting = meeting
dispatch-column-date = day
dispatch-column-matter = matter
dispatch-column-state = state
dispatch-column-evidence = evidence
dispatch-sheet-events = Events
dispatch-sheet-obstacles = Obstacles
