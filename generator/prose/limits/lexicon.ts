// cspell:ignore mbs megs filesize playtime
import { ones, tens } from '../parse-number.ts';

/** A thing that is measured. */
export type Dimension =
  | 'size'
  | 'duration'
  | 'length'
  | 'width'
  | 'height'
  | 'sides'
  | 'longest'
  | 'shortest'
  | 'ratio'
  | 'count';

/** The unit of a figure. Lengths of texts are in characters, times in seconds. */
export type Unit = 'bytes' | 'seconds' | 'pixels' | 'megapixels' | 'characters' | 'other';

/** The kind of thing that a noun names. */
export type Thing = 'image' | 'video' | 'audio' | '3d' | 'text' | 'file' | 'value' | 'item';

/** The meaning of a word or phrase. */
export type Word =
  /** An upper or lower bound, before or after its figure: "max 10", "10 at most". */
  | { readonly is: 'most' | 'least' }
  /** An upper or lower bound before its figure: "up to 10". */
  | { readonly is: 'upTo' | 'atLeast' }
  /** An upper or lower bound after its figure: "10 or less". */
  | { readonly is: 'orLess' | 'orMore' }
  /** A comparison, whose sense a negation turns: "not longer than". */
  | { readonly is: 'more' | 'less'; readonly of?: Dimension }
  | { readonly is: 'not' | 'exactly' | 'modal' | 'be' | 'verb' | 'status' | 'refused' | 'each' }
  | { readonly is: 'between' | 'from' | 'to' | 'and' | 'or' | 'with' | 'only' | 'step' }
  | { readonly is: 'of' | 'in' | 'article' | 'adjective' | 'given' | 'neutral' | 'times' }
  | { readonly is: 'integer' | 'inclusive' | 'operative' | 'half' | 'otherThan' | 'nonNegative' }
  /** The sign of a number. */
  | { readonly is: 'sign'; readonly isNegative: boolean }
  | { readonly is: 'unit'; readonly unit: Unit; readonly factor: number }
  | { readonly is: 'dimension'; readonly of: Dimension }
  | { readonly is: 'noun'; readonly kind: Thing }
  | { readonly is: 'format'; readonly format: string }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'power'; readonly by: number };

const numbers = [
  ...ones.map((word, index) => [{ is: 'number', value: index + 1 }, word] as const),
  ...tens.map((word, index) => [{ is: 'number', value: (index + 2) * 10 }, word] as const),
];

const formats = [
  ...['jpg', 'jpeg', 'png', 'webp', 'gif', 'bmp', 'tiff', 'tif', 'avif', 'heic', 'heif', 'svg'],
  ...['psd', 'exr', 'hdr', 'mp4', 'mov', 'webm', 'm4v', 'avi', 'mkv', 'mpeg', 'mpg', 'mp3', 'wav'],
  ...['m4a', 'flac', 'ogg', 'aac', 'aiff', 'opus', 'wma', 'glb', 'gltf', 'fbx', 'obj', 'stl'],
  ...['usd', 'usdz', 'ply', '3mf', 'zip', 'bvh', 'srt', 'vtt', 'ttf', 'otf', 'woff', 'woff2'],
  ...['pdf', 'splat', 'spz', 'txt', 'csv', 'safetensors'],
].map(
  (format) => [{ is: 'format', format }, `${format}|.${format}|*.${format}|${format}s`] as const,
);

/**
 * The words that limits are stated with, by meaning; each has one meaning. A phrase is split like the
 * text, so `or-less` needs no hyphens.
 */
export const lexicon: readonly (readonly [Word, string])[] = [
  ...numbers,
  ...formats,
  [{ is: 'number', value: 12 }, 'a dozen|dozen'],
  [{ is: 'number', value: 0 }, 'zero'],
  [{ is: 'number', value: 0.5 }, 'half|half a|half an'],
  [{ is: 'half' }, 'and a half'],
  [{ is: 'power', by: 100 }, 'hundred'],
  [{ is: 'power', by: 1000 }, 'thousand|k'],
  [{ is: 'power', by: 1_000_000 }, 'million'],

  [
    { is: 'most' },
    'max|max.|maximum|maximal|maximally|at most|at maximum|at the most|at max|tops|limit|limits|cap|ceiling|upper limit|upper bound|maximum limit|hard limit|size limit of|largest value|highest value|largest allowed value|highest allowed value|largest accepted value|highest accepted value|biggest allowed value|highest allowed|largest allowed|longest allowed',
  ],
  [
    { is: 'least' },
    'min|min.|minimum|minimal|at least|at minimum|at the least|at a minimum|at the minimum|lower limit|lower bound|floor|smallest value|lowest value|smallest allowed value|lowest allowed value|smallest accepted value|lowest accepted value|lowest allowed|smallest allowed|shortest allowed',
  ],
  [
    { is: 'upTo' },
    'up to|up to and including|as many as|as long as|as large as|no more than|not more than|no longer than|no larger than|no bigger than|no greater than|no higher than|limited to|restricted to|limited to a maximum of|capped at|capped to|topped at|within|inside|≤|<=|<|not to exceed|a limit of|limited at|maxed out at|maxes out at|tops out at|limit to|limits to|cut at|less than or equal to|smaller than or equal to|lower than or equal to|fewer than or equal to|shorter than or equal to|equal to or less than|equal to or smaller than|equal to or below',
  ],
  [
    { is: 'atLeast' },
    'no less than|not less than|no fewer than|not fewer than|no smaller than|no shorter than|no lower than|≥|>=|>|starting at|starting from|beginning at|as few as|as little as|as short as|as small as|greater than or equal to|larger than or equal to|more than or equal to|higher than or equal to|longer than or equal to|equal to or greater than|equal to or more than',
  ],
  [
    { is: 'orLess' },
    'or less|or fewer|or shorter|or smaller|or lower|or below|or under|and below|and under|and less|and fewer|and shorter|and smaller|or lighter|downwards|or narrower',
  ],
  [
    { is: 'orMore' },
    'or more|or longer|or larger|or bigger|or greater|or higher|or above|or over|or up|and above|and over|and up|and more|and longer|and larger|and higher|upwards|or taller|or wider|+',
  ],
  [
    { is: 'more' },
    'more than|greater than|larger than|bigger than|longer than|in excess of|over|above|beyond|exceeding|exceed|exceeds|surpass|surpasses|surpassing|go over|go above|go beyond|past|higher than',
  ],
  [{ is: 'more', of: 'width' }, 'wider than|broader than'],
  [{ is: 'more', of: 'height' }, 'taller than'],
  [{ is: 'more', of: 'size' }, 'heavier than'],
  [
    { is: 'less' },
    'less than|fewer than|smaller than|shorter than|lower than|under|below|beneath|go below|go under|fall below|drop below|fall short of',
  ],
  [{ is: 'less', of: 'width' }, 'narrower than'],
  [{ is: 'less', of: 'size' }, 'lighter than'],
  [
    { is: 'not' },
    "not|no|never|cannot|can't|mustn't|may not|must not|shall not|neither|none|nor|none of the|none of|isn't|aren't|nothing|do not|don't|does not|doesn't",
  ],
  [{ is: 'exactly' }, 'exactly|precisely|always'],
  [
    { is: 'modal' },
    'must|has to|have to|needs to|need to|can|may|shall|is allowed to|are allowed to|is required to|are required to',
  ],
  [
    { is: 'be' },
    'be|is|are|being|have|has|having|contain|contains|containing|hold|holds|lasts|lasting|run|runs|running|run for|measure|measures|measuring|weigh|weighs|weighing|stay|stays|remain|remains|lie|lies|fall|falls|ranges|ranging|span|spans|reach|reaches|comprise|comprises|consist of|consists of|made of|sized',
  ],
  [
    { is: 'verb' },
    'provide|upload|use|add|give|supply|include|attach|pass|send|select|choose|pick|specify|set|enter|submit|insert|require|requires|need|needs|support|supports|supporting|accept|accepts|accepting|allow|allows|allowing|take|takes|expect|expects|handle|handles|permit|permits|you can|you may|you must|you need|you need to|please|you have to|there can be|there may be|there must be|there are|there is|it is possible to|want|wants',
  ],
  [
    { is: 'status' },
    'allowed|accepted|supported|permitted|possible|valid|provided|uploaded|used|given|required|needed|necessary|supplied|added|available|admissible|submitted|attached|passed|sent|entered|specified|selected|mandatory|usable|tolerated|expected|acceptable',
  ],
  [
    { is: 'refused' },
    "rejected|refused|not accepted|not allowed|not supported|not permitted|not possible|not valid|isn't accepted|aren't accepted|isn't allowed|aren't allowed|isn't supported|aren't supported|unsupported|forbidden|prohibited|invalid|disallowed|fail|fails|will fail|will be rejected|will be refused|return an error|returns an error|cause an error|causes an error|result in an error|results in an error|raise an error|throw an error|cannot be used|cannot be uploaded|cannot be processed|can't be used|can't be uploaded|can't be processed|get rejected|gets rejected|out of range|produce an error|lead to an error|leads to an error|will not be accepted|won't be accepted|are not accepted|too long|too large|too big|too short|too small",
  ],
  [
    { is: 'each' },
    'each|every|per|apiece|individually|individual|any|each one|every one|each of them|for each|for every|either',
  ],
  [{ is: 'between' }, 'between|anywhere between|somewhere between|in between'],
  [
    { is: 'from' },
    'from|in the range|in the range of|in the range from|within the range|within the range of|within the range from|within the interval|in the interval|range|range of|a range of|in a range of|range from|within a range of|anywhere from|valid range|allowed range|accepted range|supported range|interval',
  ],
  [{ is: 'to' }, 'to|through|until|till|thru'],
  [{ is: 'and' }, 'and|but|and also|as well as|&'],
  [{ is: 'or' }, 'or'],
  [{ is: 'with' }, 'with|with a|with an'],
  [{ is: 'only' }, 'only|just|solely|exclusively|strictly'],
  [
    { is: 'step' },
    'multiple of|multiples of|a multiple of|divisible by|evenly divisible by|steps of|in steps of|step of|increments of|in increments of|step size|step|an integer multiple of|integer multiples of|a whole multiple of|in multiples of',
  ],
  [{ is: 'of' }, 'of|for|on|at|along'],
  [{ is: 'in' }, 'in|as|to be'],
  [
    { is: 'article' },
    'a|an|the|its|their|your|this|that|these|those|it|they|which|both|all|one of|any of|of the|we|anything|any value|any number|everything|some|you',
  ],
  [
    { is: 'adjective' },
    'original|overall|single|whole|entire|full|actual|encoded|uncompressed|compressed|raw|initial|allowable|corresponding|respective|additional|extra|different|face|motion|control|guide|guidance|init|conditioning|driving|key|target|speech|start|end|first|last|final|front|back|left|right|side view|in - context|style reference|image reference|product|training|local|remote|static|short|long form|spoken|written|plain|english|own|currently|at present|at this time|main|primary',
  ],
  [
    { is: 'given' },
    'if set|if given|if provided|if used|if specified|if present|when set|when given|when provided|when used|when specified|if supplied|when supplied|if uploaded|when uploaded|if any|if you provide one|if you use it|if you set it|once set|when present|if not empty|if included|if defined|optional|optionally',
  ],
  [
    { is: 'integer' },
    'integer|an integer|whole number|a whole number|integers|whole numbers|a whole number of|any whole number of|any integer|any whole number|integer value|integer values',
  ],
  [
    { is: 'inclusive' },
    'inclusive|included|both included|both inclusive|inclusively|endpoints included|respectively|approved|in size|in all cases|regardless|strictly enforced|as well|too|also|long term|per request|per call|per job|per generation|per run|per submission|at a time|at the same time|simultaneously',
  ],
  [
    { is: 'neutral' },
    'to start from|to begin with|to begin from|to work from|h.264|h.265|h264|h265|hevc|avc|vp8|vp9|av1|prores|codec|codecs|aac audio|utf - 8|alpha|alpha channel|rgb|rgba|transparency|transparent',
  ],
  [{ is: 'otherThan' }, 'other than|except|apart from'],
  [{ is: 'sign', isNegative: false }, 'positive|greater than zero|above zero|larger than zero'],
  [{ is: 'sign', isNegative: true }, 'negative|below zero|less than zero'],
  [
    { is: 'nonNegative' },
    'non - negative|nonnegative|zero or more|zero or greater|zero or positive',
  ],
  [{ is: 'times' }, 'x|by|*|×'],

  [{ is: 'unit', unit: 'bytes', factor: 1 }, 'bytes|byte'],
  [{ is: 'unit', unit: 'bytes', factor: 1024 }, 'kb|kib|kilobytes|kilobyte|kbs'],
  [
    { is: 'unit', unit: 'bytes', factor: 1024 ** 2 },
    'mb|mib|megabytes|megabyte|mbs|megs|mebibytes',
  ],
  [{ is: 'unit', unit: 'bytes', factor: 1024 ** 3 }, 'gb|gib|gigabytes|gigabyte|gbs'],
  [{ is: 'unit', unit: 'seconds', factor: 0.001 }, 'ms|milliseconds|millisecond|msec'],
  [
    { is: 'unit', unit: 'seconds', factor: 1 },
    's|sec|secs|second|seconds|sec.|secs.|seconds of audio|seconds of video|seconds of footage|seconds of speech',
  ],
  [
    { is: 'unit', unit: 'seconds', factor: 60 },
    'minute|minutes|mins|minutes of audio|minutes of video|minutes of footage|minutes of speech',
  ],
  [{ is: 'unit', unit: 'seconds', factor: 3600 }, 'hour|hours|hr|hrs|h'],
  [{ is: 'unit', unit: 'pixels', factor: 1 }, 'px|pixel|pixels|pxs'],
  [
    { is: 'unit', unit: 'characters', factor: 1 },
    'characters|character|chars|char|letters|letter|utf - 8 characters|unicode characters|ascii characters|symbols|signs|code points|characters of text|characters including spaces|characters with spaces|characters (including spaces)',
  ],
  [{ is: 'unit', unit: 'megapixels', factor: 1 }, 'mp|megapixels|megapixel|mpx|million pixels'],
  [
    { is: 'unit', unit: 'other', factor: 1 },
    'words|word|tokens|token|fps|frames per second|hz|khz|degrees|degree|percent|%|bpm|db|semitones|semitone|kbps|lufs|meters|polygons|faces|triangles|vertices|channels',
  ],

  [
    { is: 'dimension', of: 'size' },
    'size|sizes|file size|file sizes|filesize|weight|in file size|upload size',
  ],
  [
    { is: 'dimension', of: 'duration' },
    'duration|durations|running time|run time|runtime|play time|playtime|playing time|in duration|run length|runtimes|clip length|video length|audio length|clip duration|video duration|audio duration',
  ],
  [
    { is: 'dimension', of: 'length' },
    'length|lengths|long|in length|text length|prompt length|number of characters|amount of characters',
  ],
  [{ is: 'dimension', of: 'width' }, 'width|widths|wide|in width|horizontally|broad'],
  [{ is: 'dimension', of: 'height' }, 'height|heights|high|tall|in height|vertically'],
  [
    { is: 'dimension', of: 'sides' },
    'side|sides|edge|edges|dimension|dimensions|resolution|resolutions|side length|side lengths|edge length|width and height|height and width|width or height|height or width|width / height|in width or height|in width and height|direction|directions|pixel dimensions|image dimensions|image resolution|pixel size|axis|axes|w and h',
  ],
  [
    { is: 'dimension', of: 'longest' },
    'longest side|longest edge|longest dimension|longer side|longer edge|longer dimension|long side|long edge|largest side|largest edge|largest dimension|larger side|larger dimension|bigger side|biggest side|greatest dimension|longest|larger edge',
  ],
  [
    { is: 'dimension', of: 'shortest' },
    'shortest side|shortest edge|shortest dimension|shorter side|shorter edge|shorter dimension|short side|short edge|smallest side|smallest edge|smallest dimension|smaller side|smaller edge|smaller dimension|narrowest side|shortest',
  ],
  [
    { is: 'dimension', of: 'ratio' },
    'aspect ratio|aspect ratios|ratio|ratios|proportions|proportion|aspect|width / height ratio|width - to - height ratio|width to height ratio|width : height ratio|ratio of width to height|image ratio|image proportions|w / h ratio|(width / height)|(w / h)|( width : height )|(w : h)|width : height',
  ],
  [
    { is: 'dimension', of: 'count' },
    'number of|count of|amount of|quantity of|the number of|image count|item count|count',
  ],

  [
    { is: 'noun', kind: 'image' },
    'image|images|photo|photos|photograph|photographs|picture|pictures|portrait|portraits|frame|frames|still|stills|screenshot|screenshots|mask|masks|sketch|sketches|drawing|drawings|artwork|artworks|keyframe|keyframes|view|views|headshot|headshots|selfie|selfies|pic|pics|illustration|illustrations|logo|logos',
  ],
  [
    { is: 'noun', kind: 'video' },
    'video|videos|clip|clips|footage|movie|movies|film|films|sequence',
  ],
  [
    { is: 'noun', kind: 'audio' },
    'audio|audios|sound|sounds|song|songs|track|tracks|music|audio file|audio files|audio clip|audio clips|audio track|audio tracks|sound file|sound files|voice sample|voice samples|voice recording|speech recording|audio recording|audio sample|soundtrack|narration|vocals|podcast',
  ],
  [{ is: 'noun', kind: '3d' }, 'mesh|meshes|3d model|3d models|3d file|3d files'],
  [
    { is: 'noun', kind: 'text' },
    'prompt|prompts|text|texts|lyrics|script|scripts|description|descriptions|name|names|string|strings|caption|captions|message|messages|title|titles|sentence|phrase|phrases|instruction|instructions|transcript|speech text|tag name|comment|note|word list|input text|text input|query|label text|url|urls|content',
  ],
  [
    { is: 'noun', kind: 'file' },
    'file|files|input|inputs|uploads|media|asset|assets|reference|references|source|sources|recording|recordings|sample|samples|material|attachment|attachments|document|archive|reference file|media file|model|models|input file|ones|format|formats|type|types|file type|file types|file format|file formats|extension|extensions|container|containers',
  ],
  [
    { is: 'noun', kind: 'value' },
    'value|values|number|numbers|person|persons|people|object|objects|speaker|speakers|decimal|decimals|float|floats|decimal number|float value|floating point number|real number|percentage|decibels|weight value|weights|scale|setting|parameter|field|option|figure|amount|factor|score|strength|level',
  ],
  [
    { is: 'noun', kind: 'item' },
    'item|items|entry|entries|element|elements|list|array|color|colors|colour|colours|font|fonts|layer|layers|voice|voices|lora|loras|shot|shots|section|sections|segment|segments|scene|scenes|line|lines|tag|tags|point|points|box|boxes|label|labels|language|languages|texture|textures|link|links|example|examples|character reference|character references|pair|pairs|row|rows|keyword|keywords|region|regions|part|parts|subject|subjects|piece|pieces|slot|slots|member|members|option value|style|styles|identities|lora model|adapter|adapters|dialogue lines|turns|turn',
  ],
  [
    { is: 'operative' },
    "unless|without|if|when|whenever|depending|depends|otherwise|else|however|default|defaults|automatic|automatically|auto|recommended|recommend|recommends|ideal|ideally|best|suggested|typical|typically|usually|often|normally|generally|about|around|approximately|approx|approx.|roughly|total|combined|sum|altogether|together|fewer|most of|ignored|instead|replace|replaces|override|overrides|exclusive|work|works|e.g.|e.g|example of|such as|like|produces|produce|yields|yield|makes|make|increases|increase|output|outputs|result|results|resulting|generated|generate|generates|returned|returns|create|creates|created|extend|extends|render|renders|rendered|convert|converts|converted|crop|cropped|crops|trim|trims|trimmed|resize|resized|resizes|scaled|clamp|clamped|rounded|round|rounds|truncated|cut|adjusted|adjust|snapped|padded|shortened|optimal|optimally|prefer|preferred|preferably|should|could|might|would|will|won't|mode|modes|tier|plan|subscription|account|accounts|higher values|lower values|detect|detects|detected|common|commonly|good|sweet spot|aim|aim for|try|start with|nearest|sometimes|mostly|etc|etc.|similar|as needed|whichever|first few|upscaled|downscaled|compress|compressed automatically|normalized|aligned|estimated|expected result|remaining|rest|extra credits|cost|costs|credits|using|under certain|occupy|faster|slower|better|worse|quality|used by|applies|apply|same|equal|match|matches|matching|corresponds|less likely|equivalent|relative|sampled|reads|read|processed|process|processes|handled|treated|considered|skipped|dropped|discarded|kept|keep|keeps|for example|for instance|more|start between|start at|start from|start around|plus|while|yet|stay under|with caution|adds|user|users|customers|billed|charged|billing|priced|pricing|free|paid|premium|and others|or others|others|other",
  ],
];
