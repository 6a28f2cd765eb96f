### 全部用语，中文。变量名与 model 的 diagnostic/code.rs 一致；改动请同时改 en.ftl。

## 程度

severity-error = 错误
severity-warning = 警告
severity-note = 说明

## 位置

place-line = 第 { $line } 行
place-column = { $column } 列
did-you-mean = 是否应为“{ $hint }”？
hint = 提示：{ $hint }

## 量纲

dimension-share = 比例
dimension-mass = 质量
dimension-money = 金额
dimension-time = 时间
dimension-energy = 能量
dimension-volume = 体积
dimension-length = 长度
dimension-count = 计数
dimension-persons = 人数
dimension-units = 台数
dimension-sets = 套数
dimension-pieces = 件数
dimension-cases = 箱数
dimension-firms = 家数
dimension-projects = 项数
dimension-vehicles = 辆数

## 文件

not-a-base = “{ $path }”不是基地：应为含有 base.toml 的文件夹，或 .xlsx 工作簿
not-a-base-hint = 运行 lodestone template --out base.xlsx 可得到空白工作簿
file-unreadable = 无法读取“{ $path }”：{ $reason }
table-missing = 缺少必需的表 { $table }
table-missing-hint = 请补上这张表；lodestone tables 列出各表的列和含义
table-unknown = “{ $name }”不是基地的表
table-unknown-hint = 与基地无关的文件请移出；lodestone tables 列出全部表名
encoding-broken = 第 { $offset } 字节起既不是 UTF-8 也不是 GB18030
encoding-broken-hint = 请用 Excel 另存为“CSV UTF-8”，或重新导出；本程序不猜测、不替换乱码
file-too-large = 文件有 { $size } 字节，最多读取 { $limit } 字节
file-too-large-hint = 请按时段或物料汇总，或分成几个基地
too-many-rows = 表超过 { $limit } 行，第 { $rows } 行起不读
too-many-rows-hint = 请按时段或物料汇总后再读
workbook-macros = 工作簿含有宏，不予读取
workbook-macros-hint = 请另存为不含宏的 .xlsx
workbook-bomb = 工作簿解压后是压缩包的 { $ratio } 倍，上限为 { $limit } 倍，不予读取
workbook-bomb-hint = 请确认文件来路；正常工作簿另存一次即可
toml-syntax = 语法有误：{ $reason }
toml-syntax-hint = 文字要加英文双引号，如 id = "baotou"；日期也写成文字
toml-key-unknown = 没有名为“{ $key }”的设置
toml-value = “{ $key }”的值不对，应为：{ $expected }
toml-key-missing = 缺少设置“{ $key }”
toml-key-missing-hint = 各项设置的写法见 lodestone template 生成的工作簿的 base 页
table-twice = 表 { $table }出现两次
table-twice-hint = 每张表只留一个文件或工作表

## 行与列

column-missing = 缺少必需的列“{ $column }”
column-missing-hint = 请在表头补上这一列；列名可用编号、中文名或英文名
column-unknown = 这张表没有“{ $column }”列
column-unknown-hint = 只供人看的列，请命名为“备注”或以 # 开头
column-twice = “{ $column }”列出现两次
column-twice-hint = 编号、中文名、英文名指同一列，请只留一个
row-too-long = 这一行有 { $cells } 格，表头只有 { $columns } 列
row-too-long-hint = 文字里若有逗号，请给整格加英文双引号
key-duplicate = 主键“{ $key }”与第 { $first } 行重复
key-duplicate-hint = 请合并或删去其中一行
span-overlap = “{ $key }”的时段 { $a } 与 { $b } 重叠
span-overlap-hint = 同一主键的时段不能重叠，请改其中一行的起止
span-gap = “{ $key }”的时段有空缺：{ $gap }
span-gap-hint = 空缺期间没有数值；若应延续，请补一行；最后一行之后如何，由 base.toml 的 [extend] 写明（hold 沿用，none 不沿用）
more-alike = { $code } 在这一列另有 { $count } 处，不逐条列出
quote-open = 这一行开头的英文双引号没有闭合
quote-open-hint = 请补上闭合的双引号；文字里的双引号要写两遍

## 单元格

cell-empty = 单元格为空，此列必填
cell-empty-hint = 请填写；整行不适用时请删去该行
number-bad = “{ $text }”不是数
number-bad-hint = 请写数，或数加单位，如 1,300.5、3.25 万吨、8 %
number-not-finite = “{ $text }”不是有限的数
number-not-finite-hint = 不知道的数请留空或删去该行，不要写 NaN 或无穷大
number-out-of-range = “{ $text }”超出可表示的范围
spreadsheet-error = 单元格是表格软件的错误值“{ $text }”
spreadsheet-error-hint = 请在表格软件里改正公式，再另存
unit-unknown = 不认识单位“{ $text }”
unit-unknown-hint = 例：t、万吨/年、元/吨、亿元、%、人；本基地自有的计件单位请写入 base.toml 的 count_units
unit-dimension = “{ $unit }”是{ $found }的单位，此列应为{ $expected }
unit-currency = 币种为 { $found }，本基地的币种是 { $base }
unit-currency-hint = 请先折算成 { $base }，并在来源中写明汇率
below-min = { $value } 小于下限 { $min }
above-max = { $value } 大于上限 { $max }
choice-unknown = “{ $text }”不在可选项之内：{ $choices }
date-bad = “{ $text }”不是日期
date-bad-hint = 应写作 2025-03-15
span-bad = “{ $text }”不是时段
span-bad-hint = 应写作 2025、2025-Q1、2025-03、2025-01..2025-09 或 2025-03-15
flag-bad = “{ $text }”应为是或否
flag-bad-hint = 可写 是/否、yes/no、true/false、1/0
count-bad = “{ $text }”不是不小于 0 的整数
reference-unknown = 表 { $table }里没有“{ $id }”
reference-unknown-hint = 请在表 { $table }补上“{ $id }”，或改正此处
unit-missing = 数值没有单位
unit-missing-hint = 请填 unit 列，或在数后写单位，如 3.25 万吨
separator-ambiguous = “{ $text }”的逗号和小数点有歧义
separator-ambiguous-hint = 千分位请用逗号，小数点请用点，如 1,300.5
unit-ambiguous = 单位“{ $text }”有两种读法：{ $readings }
unit-ambiguous-hint = 请改用不含歧义的写法

## 来源与等级

source-missing = { $rows ->
    [1] 这一行的数值没有来源
   *[other] 自此行起有 { $rows } 行的数值没有来源
}
source-missing-hint = 请填 source 列，或在 base.toml 的 [default_source] 给整张表定来源
source-unknown = 来源表里没有“{ $id }”
source-unknown-hint = 请在 sources 表登记“{ $id }”
grade-too-good = 此行定为 { $grade } 级，高于来源“{ $source }”的等级
grade-too-good-hint = 等级只能调低；来源确实更可信时，请改 sources 表
defaults-used = { $columns } 有 { $rows } 行未填，按默认值计，等级为 D
extended = 表 { $table }的记录最早止于 { $from }，其后沿用末值，等级为 D
owner-missing = 受众为“仅本企业”的来源没有写明企业
owner-missing-hint = 请填 owner 列

## 情景

case-unknown = base.toml 里没有名为“{ $case }”的情景
case-table = 情景“{ $case }”要改的表“{ $table }”不存在
case-column = 情景“{ $case }”要改的列“{ $column }”不存在
case-no-row = 情景“{ $case }”找不到符合 { $where } 的行
case-no-row-hint = 请核对 where 的列和值；改动必须至少落在一行上
case-stacked = 情景“{ $case }”与“{ $other }”改了同一个单元格（{ $column } 列）
case-stacked-hint = 两者择一，或另写一个情景把两处改动合在一起
case-operation = 情景“{ $case }”的操作“{ $op }”不适用于“{ $column }”列
case-operation-hint = times、plus 用于数值，shift 用于日期和时段，set 都可以

## 时间

periods-broken = { $from } 与 { $to } 之间有空缺或重叠
periods-broken-hint = base.toml 的 periods 必须首尾相接
plan-from-inside = plan_from 为 { $plan_from }，不是任何一期的第一天
plan-from-inside-hint = 请改为某一期的第一天
discount-missing = { $period } 没有折现系数
discount-missing-hint = discount_factors 要么每个规划期都给，要么都不给

## 成分与配方

composition-range = “{ $commodity }”的成分合计 { $total } %，超出 0–100 %
composition-range-hint = 请核对各元素含量的单位和口径
composition-closing = “{ $commodity }”的成分（口径 { $basis }）应恰有一个闭合元素
composition-closing-hint = 含量留空的那一个元素在 closing 列写“是”；按件计的物料没有闭合元素，每个含量都要填
composition-reo = “{ $commodity }”按 REO 口径给成分，但没有 REO 含量
composition-reo-hint = 请在 commodities 表填 reo_content
composition-split = { $other ->
    [none] “{ $commodity }”含有元素组，但没有写明如何拆分
   *[other] “{ $commodity }”中的元素组不能按“{ $other }”的比例拆分
}
composition-split-hint = 请在 split_as 列写一种含有该组元素的物料，且不能互相循环引用
oxide-formula = “{ $element }”的氧化物化学式无法辨认
oxide-formula-hint = 应写作 Nd2O3、CeO2、Pr6O11
recipe-amount = 配方“{ $recipe }”的这一行应在数量和收率中恰给一个
recipe-amount-hint = 投入行给数量；产出行给数量或收率；损失行都不给
recipe-recovery = 配方“{ $recipe }”的收率无法计算：投入或产出不含“{ $of }”
recipe-recovery-hint = 请核对 of 列，以及投入、产出的成分
recipe-mass = 配方“{ $recipe }”的 { $element } 不守恒：投入 { $in }，产出 { $out }，相差 { $residual }，容许 { $allowed }（吨，每单位活动）
recipe-mass-hint = 请核对数量、收率、成分和口径（REO 与金属量）；确有损失时加一条损失行
recipe-no-output = 配方“{ $recipe }”没有产出行
process-no-recipe = 工艺“{ $recipe }”没有配方
process-no-recipe-hint = 请在 recipes 表补上投入和产出
counted-absent = 装置“{ $plant }”按“{ $commodity }”计产能，但它的配方都不含这个物料
counted-absent-hint = 请改 counted 列，或改装置可用的工艺
capacity-use-twice = 配方“{ $recipe }”的产能占用给了两次
capacity-use-twice-hint = 每个配方只在一行填 capacity_use

## 链条

supply-steps = 采购“{ $supply }”的各档价格没有递增
supply-steps-hint = 越往后的档越贵；若确实更便宜，请合并为一档
market-steps = 销售“{ $market }”的各档价格没有递减
market-steps-hint = 越往后的档越便宜；若确实更贵，请合并为一档
bounds-conflict = “{ $what }”的下限 { $min } 大于上限 { $max }
demand-unreachable = “{ $site }”在 { $period } 需要“{ $commodity }”，但送不到：缺 { $link }中的“{ $missing }”
demand-unreachable-hint = 请补上所缺的装置产能、运输线路或采购；或去掉这笔销售的下限
byproduct-stuck = “{ $node }”产出“{ $commodity }”，但没有用途、销售、库存或处置
byproduct-stuck-hint = 产出它的装置因此开不起来；请补销售、库存或处置
project-outside = 项目“{ $project }”的时间窗或投产落在规划期之外
project-outside-hint = 它不会影响结果；请核对起止、工期，或延长 periods
project-cycle = 项目“{ $project }”的先后关系成环：{ $cycle }
project-cycle-hint = 请在 project_links 去掉环中的一条
project-size = 项目“{ $project }”的规模与决策方式不符
project-size-hint = 固定或可选：给 size；模块：给每模块的 size，与其他项目互斥或要求前置项目时还要 modules_max；规模可变：有 size_min、互斥、要求前置项目、或只建一次而可在多期开工时给 size_max，被其他项目要求时给 size_min；其费用填 unit_capex 或 unit_annuity
project-spend = 项目“{ $project }”的投资比例合计为 { $total }，应为 1
target-uncomputable = 目标“{ $target }”没有可计算的指标，也没有报告值
target-uncomputable-hint = 请给指标配一个 measure，或在 reports 表填报告值
ratio-mismatch = 指标“{ $indicator }”的分子与分母在“{ $what }”上不一致，不予相除：{ $a }；{ $b }
ratio-mismatch-hint = 请统一口径；确需相除时，在 assumptions 表写明假定
quota-zero = 限额“{ $quota }”的上限为 0
quota-zero-hint = 若是尚未公布，请写假定的限额并在 status 列注明“假定”，或删去这一行
arbitrage = “{ $commodity }”在“{ $site }”买价 { $buy }、卖价 { $sell }（均不含税），数量不限：可无限套利
arbitrage-hint = 请核对价格，并给采购或销售定 max
plant-no-capacity = 装置“{ $plant }”没有起约束作用的产能，也没有项目，产量只能为 0
plant-no-capacity-hint = 只有验收（accepted）和有效（effective）产能起约束作用
resource-not-evaluated = “{ $who }”对“{ $resource }”的需要量未评估
project-start = 固定项目“{ $project }”没有开工日期
project-start-hint = 请填 start 列，或把决策方式改为可选
tree-cycle = “{ $what }”成环：{ $cycle }
measure-units = 量度“{ $measure }”各项的单位不同，不能相加：这一项是{ $found }，首项是{ $expected }
measure-units-hint = 同一 measure 的各项要么都是吨，要么都是元

## 报告值

report-parts = 分项合计 { $parts } 与总数 { $whole } 相差 { $difference }
report-parts-hint = 可能是口径不同或四舍五入；本程序不改数
report-growth = 报告增速 { $growth } %，按两期数值推算为 { $implied } %
report-growth-hint = 可能是可比口径；本程序不改数，也不用两期公布数推算增速
report-rate = 日产 { $rate } 与同期合计 { $total } 不符
report-rate-hint = 请核对天数和口径；本程序不改数
report-capacity = 装置“{ $plant }”报告产量 { $output }，超过产能 { $capacity }
report-capacity-hint = 请核对产能种类和口径；本程序不改数

## base.toml 中应有的值

expected-text = 文字
expected-number = 数值
expected-date = 日期
expected-span = 时段
expected-table = 一组设置
expected-list = 列表
expected-list-of-spans = 时段的列表
expected-unique-name = 不重复的名称
expected-text-or-number = 文字或数值
expected-whole-months = 整月数
expected-currency-code = 货币代码，如 CNY
expected-letters-digits-and = 字母、数字、- 和 _
expected-new-word = 新的单位名

## check

findings-more = 另有 { $count } 条 { $code } 未列出；--json 或 --out 给出全部
base-id = 编号 { $id }（SHA-256 前 12 位）
base-planned = 规划期 { $planned }
base-periods = 历史期 { $history }，规划期 { $planned }
base-cases = 情景 { $cases }
check-size = { $tables } 张表，{ $rows } 行
check-counts = 错误 { $errors }，警告 { $warnings }，说明 { $notes }
check-errors = 有错误，不能使用；请按提示改正后再查
answerable-now = 现在可以回答：
answerable-none = 现在还不能回答任何问题。
answerable-start = 先填来源、地点、物料、工艺、配方、装置、产能，再填采购和销售；lodestone tables --table 表名 说明各列怎么填
answerable-next = 再补 { $table }，可以回答：

question-1 = 全年目标能不能完成？与进度差几个点？
question-2 = 增长里多少是涨价，多少是实物量？
question-3 = 产值里重复算了多少？真正的增加值是多少？
question-4 = 哪些项目亮红灯？卡在哪里？
question-5 = 新增产能年底能不能形成？靠哪几个项目？
question-6 = 新产能投下去，料够不够？瓶颈在哪一环？
question-7 = 镧铈怎么消纳？多做一吨抛光粉、催化剂能平掉多少？
question-8 = 链上缺哪几环？该去招谁？
question-9 = 哪些企业差一步够上高企、专精特新、瞪羚？
question-10 = 哪些项目能套上“两重”“两新”？缺什么要件？
question-11 = 研发强度还差多少？谁来补？
question-12 = 这批磁材的证书能追到哪？召回哪几批？
question-13 = 中试平台够不够条件？成果在几级？
question-14 = 引进的人才对上了哪些岗位？最缺哪一类？
question-15 = 这个数哪来的？和用电、税、流向对得上吗？
question-16 = 离“全国最大”“全球领先”还有多远？

## tables

tables-table = 表
tables-name = 名称
tables-need = 必填
tables-columns = 列数
tables-row = 一行是什么
tables-rows = 行数
tables-filled = 已填列
tables-file = 文件
tables-column = 列
tables-kind = 内容
tables-help = 说明
need-required = 必需
need-default = 默认 { $value }
kind-id = 编号
kind-name = 名称
kind-text = 文字
kind-yes-no = 是 / 否
kind-date = 日期
kind-span = 时段
kind-stated = 数值，带单位
kind-number = 数值
kind-number-in = 数值，{ $unit }
kind-unit = 单位
kind-count = 整数

## 列名（结果表）

column-severity = 程度
column-code = 代码
column-file = 文件
column-line = 行
column-column = 列
column-message = 内容
column-hint = 提示
sheet-findings = 检查结果

## 命令行

usage-unknown = 没有“{ $arg }”这个命令或选项
usage-missing = 缺少 { $what }
usage-bad-value = “{ $value }”不能作 { $arg } 的值，可以是：{ $allowed }
usage-conflict = { $arg } 与 { $other } 不能同时用
usage-target-exists = “{ $path }”已存在，未改动；要覆盖请加 --force
usage-folder-foreign = “{ $path }”里有别的文件（{ $file }），未改动；请换一个空文件夹
usage-table-unknown = 没有名为“{ $table }”的表；lodestone tables 列出全部表
usage-revenue-before-minimum = 不能按最低成本规划：市场 { $market } 超出最低量部分的售价高于缺货成本，最低量会被放到最后才满足；请把 shortfall_cost 提到售价以上，或改用目标函数 value
usage-audience-plan = --audience 只用于 plan；{ $command } 显示的是基地本身
usage-firm-unknown = enterprises 表里没有“{ $firm }”
usage-more = 用法见 lodestone --help
failed = 失败：{ $reason }
cancelled = 已取消：{ $stage }。没有留下未写完的结果
wrote = 已写入 { $path }
stage-start = 准备
stage-read = 读取
stage-check = 检查
stage-write = 写出

## 规划

plan-size = { $rows } 个约束，{ $columns } 个变量，{ $nonzeros } 个非零元
plan-found = { $objective }：{ $value }
plan-found-margin = 扣除已知成本后的余额（{ $objective }）：{ $value }
plan-found-known-costs = { $objective }，只计已知成本：{ $value }
plan-found-gap = 与可能的最优相差不超过 { $gap }
plan-parts = 其中（{ $unit }）：{ $list }
plan-comma = 、
plan-semicolon = ；
plan-more = 另有 { $count } 行；--out 给出全部
plan-audit = 核验{ $verdict }：按原表重算 { $checked } 处，最大残差 { $residual }；目标函数与各项之和相差 { $identity }
plan-audit-passed = 通过
plan-audit-numeric = 有数值误差
plan-audit-broken = 未通过，结果不可用
plan-audit-worst = 最大处：{ $place }
plan-stages = 分步结果：{ $list }
plan-cut-short = 计算“{ $step }”时停止（{ $reason }）：方案本身有效；这一项及其后各项答案缺失
plan-step-plan = 方案
plan-step-targets = 尽量达标
plan-step-baseline = 现状
plan-step-bottlenecks = 瓶颈
plan-step-why-not = 落选项目还差多少
plan-step-target-prices = 达标的代价
plan-step-relaxations = 未达目标需要什么
plan-step-cases = 各情景下的瓶颈价值
plan-objective-value = 净现值
plan-objective-targets-then-value = 先尽量达标，再求净现值；净现值
plan-objective-cost = 折现成本
plan-stage-value = 净现值
plan-stage-cost = 成本
plan-stage-shortfall = 加权相对差额
plan-role-baseline = 现状
plan-role-best-value = 价值最大
plan-role-least-cost = 成本最小
plan-role-most-targets = 先达标
plan-category-sales = 销售
plan-category-purchases = 采购
plan-category-intermediate = 其他中间投入
plan-category-labour = 人工
plan-category-tax = 税费
plan-category-capital = 资本费用
plan-category-fixed-capacity = 产能固定费用
plan-category-transport = 运输
plan-category-disposal = 处置
plan-category-holding = 库存持有
plan-category-closing-stock = 期末库存
plan-category-capex = 投资
plan-category-annuity = 投资年金
plan-category-salvage = 残值
plan-category-shortfall = 未完成罚金
plan-category-resources = 资源
plan-flow-activity = 活动
plan-flow-output = 产出
plan-flow-input = 投入
plan-flow-purchase = 采购
plan-flow-sale = 销售
plan-flow-delivery = 链内交付
plan-flow-taking = 链内领用
plan-flow-own-use = 自用
plan-flow-stock = 库存
plan-flow-disposal = 处置
plan-flow-transport = 运输
plan-flow-start = 开工
plan-flow-resource = 资源
plan-limit-balance = 平衡
plan-limit-capacity = 产能
plan-limit-quota = 限额
plan-limit-supply = 供应
plan-limit-market = 市场
plan-limit-resource = 资源
plan-limit-route = 路线
plan-limit-disposal = 处置
plan-limit-stock = 库存
plan-limit-project = 项目
plan-limit-window = 窗口
plan-limit-target = 目标
plan-limit-other = 其他
plan-decision-fixed = 固定
plan-decision-optional = 可选
plan-decision-sized = 规模可变
plan-decision-modular = 模块
plan-gap-missing = 缺
plan-gap-single-supplier = 独家
plan-gap-low-local-share = 本地率低
plan-stop-time = 到时
plan-stop-cancelled = 已取消
plan-stop-other = 迭代或内存用尽

plan-coverage = 模型盖住了多少
plan-coverage-line = { $indicator }：报告 { $reported }（{ $span }，{ $grade } 级），模型 { $modelled }（{ $year }，{ $basis }）
plan-coverage-untold = 装置报告不能确定模型自己的 { $span } 值（无报告的装置 { $count } 个），故以现状的首个规划年相比
plan-coverage-share = 模型为报告的 { $share }，同一年份
plan-covers-history = 按装置报告
plan-covers-baseline = 现状
plan-history = 规划期之前（以报告为准，不优化）
plan-history-told = { $what }：{ $span } 为 { $amount }（{ $basis }，{ $grade } 级）
plan-history-tables = { $what }：{ $span } 为 { $amount }（{ $basis }）
plan-history-below = { $what }（分母）
plan-history-left = 限额 { $limit }，剩余 { $left }
plan-history-shared = 限额 { $limit }，剩余 { $left }，其中规划期分得 { $planned }
plan-history-unknown = { $what }：{ $days } 未评估，无人报告
plan-history-unreported = { $what }：{ $days } 未评估，{ $plants }没有能说明它的报告
plan-history-quota-unknown = 剩余限额按天数分给这些日子、规划期和规划期之后，规划期得 { $planned }
plan-history-target-unknown = 故此目标未评估
plan-past-quota = 限额
plan-past-target = 目标
plan-past-denominator = 分母
plan-past-indicator = 指标
plan-told-measure = 直接报告
plan-told-plants = 按企业、装置的报告
plan-told-mixed = 直接报告加企业、装置报告
plan-told-tables = 按各表
plan-told-nothing = 未知
plan-coverage-ratio = 模型为报告的 { $share }。假定：{ $assumption }
plan-coverage-refused = 口径未写明，不予相除
plan-targets = 目标
plan-targets-verdict = { $all } 个目标中 { $computed } 个可以计算，已建模部分达到 { $met } 个
plan-targets-modelled = 各列是已建模部分能达到的数；未建模部分未知，目标减去它不是缺口，见“依据”
plan-target-price = { $target }：价值最大时达到 { $best }，不顾其他目标最多 { $most }；为此少得 { $lost }，即每多 1 { $unit }少得 { $price }
plan-missed = 要达到目标还需要什么
plan-missed-how = 逐个目标分别计算。各项限制按其自身规模的比例让步，比例之和最小；放宽本身按不花钱计。
plan-missed-by = { $target }：差 { $by }；
plan-missed-target = { $target }：
plan-way-within = 不放宽限制，换一个方案即可达到
plan-way-loosening = 须放宽以下限制
plan-way-never = 无论怎样放宽产能、限额、供应、市场、资源和项目窗口都达不到
plan-way-unknown = 未知，计算已中止
plan-missed-loses = ；比本方案少得 { $value }
plan-missed-gains = ；比本方案多得 { $value }
plan-earlier = 提前 { $years } 年
plan-later = 推迟 { $years } 年
plan-measures = 指标
plan-measures-lower = ≥：有产品缺价，为下限
plan-measures-upper = ≤：有中间成本未知，为上限；≈：二者兼有
plan-bottlenecks = 瓶颈（多一单位值多少）
plan-worth-sides = a / b：放宽一单位得 a，收紧一单位失 b
plan-worth-range = 区间：该值依据 D 级或 S 级数据，故在本基地 { $of } 个情景中的 { $measured } 个里重新测算
plan-worth-point = 等级 D 或 S：该值依据估计，而本基地没有改变它的情景
plan-worth-withheld = 不予给出
plan-worth-withheld-why = 不予给出：“{ $limit }”的价值在“{ $low }”与“{ $high }”之间变号
plan-case-itself = 基地本身
plan-worth-given-projects = 以所选项目为前提：项目不变时才成立
plan-worth-targets-held = 金额为各目标保持在已达水平时的价值。对目标，每项限制一单位的作用：
plan-projects = 项目
plan-projects-lack = 还差：落选项目须多得多少才会入选，单位 { $unit }
plan-left-out = 不上
plan-cannot = 上不了
plan-elements = 元素账（每年平均，吨元素）
plan-closing = 期末库存
plan-gaps = 链上缺口
plan-leaning = 结果最依赖的低等级数据
plan-assumptions = 依据
plan-unknown-capex = 下列项目的投资未知，目标函数是扣除已知成本后的余额：{ $list }
plan-unknown-costs = 下列工艺的运行成本未知，目标函数只计已知成本：{ $list }
plan-not-evaluated = { $resource }的需要量未评估：{ $list }
plan-next = --out 文件夹：写出流量等全部表；--json：给程序用；--case 名称：换一种情景

plan-infeasible = 没有可行的方案
plan-conflict = 下列限制不能同时满足：
plan-conflict-minimal = 下列限制不能同时满足，去掉任何一条即可：
plan-repair = 最小的让步
plan-unbounded = 目标函数没有尽头：下列各项可以一起无限增加
plan-unbounded-hint = 请给其中的采购、销售或产能定上限
plan-stopped = 没有方案：{ $reason }

withheld = 不予显示
plan-published-audience = 受众 { $audience }：本基地有 { $sources } 个来源高于这一受众
plan-published-rule = 不予显示：依据上述来源的数；企业自有数据中，不足三家企业的合计、一家占比过半的合计，以及可由相减推出前两者的数；下面共 { $count } 个
plan-published-whole = 目标函数及其各项、瓶颈、项目取舍和缺口依据整个基地，不予显示
plan-published-parties = 全部流量不予显示：{ $list }
plan-published-unbounded = 目标函数没有尽头
plan-published-next = --out 文件夹：写出流量等各表；--json：给程序用；去掉 --audience：显示全部

plan-title-unit = { $title }，{ $unit }
plan-title-unit-only = 单位
plan-title-target = 目标
plan-title-most-alone = 单独最多
plan-title-promised = 承诺
plan-title-indicator = 指标
plan-title-limit = 限制
plan-title-on = 对象
plan-title-value = 现为
plan-title-worth = 多一单位值
plan-title-reach = 有效至多
plan-title-then = 其后瓶颈
plan-title-project = 项目
plan-title-decision = 决策
plan-title-start = 开工
plan-title-commissioned = 投产
plan-title-size = 规模
plan-title-lacks = 还差
plan-title-element = 元素
plan-title-mined = 采出
plan-title-bought = 进入
plan-title-sold = 售出
plan-title-disposed = 处置
plan-title-lost = 损失
plan-title-unclosed = 未闭合
plan-title-into-stock = 积压入库
plan-title-commodity = 物料
plan-title-node = 地点
plan-title-amount = 数量
plan-title-gap = 缺口
plan-title-at-stake = 每年涉及
plan-title-local = 本地率
plan-title-rows = 所据行
plan-title-grade = 等级
plan-title-cell = 单元格
plan-title-about = 关于
plan-title-change = 变 1% 时结果变
plan-title-by = 让步
plan-title-period = 期间
plan-title-told = 依据
plan-title-nearer = 多一单位，近
plan-title-further = 少一单位，远
plan-title-share = 比例

plan-sheet-targets = 目标
plan-sheet-measures = 指标
plan-sheet-projects = 项目
plan-sheet-elements = 元素账
plan-sheet-categories = 目标函数各项
plan-sheet-flows = 流量
plan-sheet-bottlenecks = 瓶颈
plan-sheet-gaps = 链上缺口
plan-sheet-withheld = 不予显示
plan-sheet-leaning = 低等级数据
plan-sheet-history = 规划期之前
plan-sheet-closing = 期末库存
plan-sheet-missed = 未达目标
plan-sheet-target-prices = 达标代价
plan-column-plan = 方案
plan-column-id = 编号
plan-column-target = 目标
plan-column-owner = 责任单位
plan-column-span = 期间
plan-column-sense = 方向
plan-column-promised = 承诺
plan-column-modelled = 已建模部分达到
plan-column-short = 已建模部分所差
plan-column-unit = 单位
plan-column-period = 时段
plan-column-indicator = 指标
plan-column-value = 数值
plan-column-unpriced = 缺价物料
plan-column-project = 项目
plan-column-decision = 决策
plan-column-start = 开工
plan-column-commissioned = 投产（年）
plan-column-size = 规模（产能/年）
plan-column-gain = 还差多少才上
plan-column-element = 元素
plan-column-entry = 科目（入为正）
plan-column-commodity = 物料
plan-column-amount-t = 吨元素
plan-column-category = 项
plan-column-kind = 种类
plan-column-node = 地点
plan-column-by = 经由
plan-column-amount = 数量（物料的基本单位）
plan-column-money = 金额（付为负）
plan-column-limit-on = 限制对象
plan-column-limit = 现为
plan-column-worth-raised = 放宽一单位的所得
plan-column-worth-lowered = 收紧一单位的所失
plan-column-reach = 同价放宽至多
plan-column-next = 其后瓶颈
plan-column-at-stake = 每年涉及金额
plan-column-local-share = 本地率
plan-column-rows = 所据行
plan-column-about = 关于
plan-column-grade = 等级
plan-column-change = 变 1% 时目标函数的变化
plan-column-of = 类别
plan-column-before = 规划期之前的日子
plan-column-known = 已知
plan-column-basis = 依据
plan-column-report-lines = 报告行号
plan-column-unknown = 未评估的日子
plan-column-missing = 无报告的装置
plan-column-whole-limit = 限额值
plan-column-left = 剩余
plan-column-planned = 规划期可用
plan-column-worth-unit = 价值的单位
plan-column-worth-low = 各情景最小
plan-column-worth-high = 各情景最大
plan-column-for-targets = 对目标，每单位（放宽 / 收紧）
plan-column-way = 需要什么
plan-column-value-gain = 比本方案多得
plan-column-loosened = 放宽
plan-column-limit-unit = 限制的单位
plan-column-share = 占自身规模
plan-column-best-value = 价值最大时达到
plan-column-most = 最多可达
plan-column-lost = 目标函数少得
plan-column-lost-per-unit = 每多一单位少得
plan-entry-bought = 外购或供入
plan-entry-mined = 采出
plan-entry-stock = 取自库存
plan-entry-sold = 售出
plan-entry-disposed = 处置
plan-entry-lost = 损失
plan-entry-unclosed = 未闭合

stage-plan = 规划
plan-progress-step = { $step }：第 { $done }/{ $of } 项
stage-answers = 计算各项答案（方案已求出）
plan-progress = { $step }：{ $stage }，{ $iterations } 次迭代
plan-progress-search = { $step }：搜索，{ $nodes } 个节点，相差 { $gap }
plan-progress-simplex = 单纯形法
plan-progress-interior = 内点法

## 追踪

track-as-of = 截至 { $day } 的陈述：{ $count } 条报告
track-targets = 目标
track-section-growth = 累计报告之间的增速
track-section-utilisation = 产能利用率（各装置最近一次报告）
track-section-figures = 由报告得出的数
track-section-questions = 量价、三种产出、人才
track-section-checks = 可疑之处（只提示，不更正）
track-state-met = 已达到
track-state-missed = 未达到
track-state-on-course = 按进度
track-state-behind = 落后
track-state-unlikely = 难以达到
track-state-not-known = 无法判断
track-reached = 报告 { $value }，为目标的 { $share }
track-last = 最近的报告：{ $span } 为 { $value }（第 { $line } 行）
track-last-expected = 最近的报告：{ $span } 预计 { $value }（第 { $line } 行）
track-pace = 到 { $month } 月完成 { $done }，历年此时 { $usual }，差 { $gap } 个百分点（按月均摊则 { $linear }，仅供比较）
track-nowcast = 全年预测 { $median }，80% 区间 { $range }，达到的概率 { $chance }
track-no-probability = 不给出（历史太短）
track-required = 以后每月需 { $value }
track-why-no-report = 没有关于该期间或以前的报告，进度与预测无从计算
track-why-no-months = 本期间没有逐月报告，进度与预测无从计算
track-why-gap = { $month } 及以前的月份不够清楚，进度与预测无从计算
track-why-not-an-amount = 比率或水平不能逐月相加，不作预测
track-why-not-a-year = 只对一个日历年的下限目标作预测
track-why-history = 没有以前的完整年份，进度与预测无从计算
track-growth = { $what }：{ $span } 当期增长 { $growth }（{ $range }），同期公布的累计增速 { $headline }
track-growth-refused = { $what }：不计算当期增速，{ $why }
track-growth-samples = 两条报告的样本不同
track-growth-sample-unknown = 报告未注明样本
track-growth-no-base = 有一条报告没有同比，基数未知
track-growth-spans = 期间不相接
track-growth-zero = 按修约，基数可能为零
track-utilised-earlier = 更早的 { $count } 个见 --out 与 --json
track-utilised = { $plant } { $span } 产能利用率 { $share }（{ $range }）
track-utilised-projects = { $plant } { $span } 产能利用率 { $share }（{ $range }）；若在建项目也算入分母则为 { $with }
track-sum = { $what }：{ $count } 个分项之和为 { $value }
track-ratio = { $what } { $span }：{ $share }
track-weight = { $what } { $span }：由拉动与增速推得的权重 { $share }
track-position = { $what } 占{ $whole } { $span } 的 { $share }
track-not-comparable = { $what } 不与{ $whole }相除：{ $why }
track-unlike-span = 期间不同
track-unlike-sample = 样本不同
track-strength-weak = 弱
track-strength-clear = 明显
track-strength-certain = 确定
track-check = ［{ $strength }］{ $what }：{ $finding }
track-flag-capacity = 产量超过产能：{ $share }
track-flag-parts = 分项之和 { $parts }，公布的合计 { $sum }
track-flag-contribution = 推得权重 { $implied }，公布 { $stated }
track-flag-ratio = { $month } 与用电之比为以往的 { $times } 倍
track-flag-flat = 自 { $month } 起连续 { $months } 个月数值相同
track-flag-copied = { $month } 的数字与 { $of } 相同
track-flag-slip = { $month } 为前后月份的 { $times } 倍，像是单位错误
track-flag-split = { $month } 下降的部分像是转到了新企业
track-flag-revised = 后来的陈述改动 { $share }
track-flag-two = 两个报告者各执一词：{ $one } 与 { $other }，两者都保留
track-flag-falls = 累计值下降：{ $earlier } 之后为 { $later }
track-split = { $year } 年产值变动 { $total }：数量 { $volume }、结构 { $mix }、价格 { $price }（有产量和价格的产品）
track-split-no-years = 没有装置连续两年报告同一物料，量价无从拆分
track-split-no-prices = 量价无从拆分，缺价格：{ $list }
track-outputs = { $year } 年 { $firms } 家企业：总产值 { $gross }，合并产值 { $low } 至 { $high }
track-outputs-no-firms = 没有企业报告全年产值，三种产出无从计算
track-people = 岗位 { $wanted }，已填 { $filled }，未对上岗位 { $unmatched }，满十二个月留存 { $cohorts }
track-hidden = 不显示
track-sheet-reported = 报告
track-column-state = 状态
track-column-promised = 目标值
track-column-reached = 报告值
track-column-completion = 完成比例
track-column-gap = 与常年进度之差（百分点）
track-column-median = 全年预测
track-column-probability = 达到的概率
track-column-required = 以后每月需
track-column-value = 数值
track-column-low = 下限
track-column-high = 上限
