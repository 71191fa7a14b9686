# A Rack service with three ways to end up in Sentry. Every answer shows the event_id.

require 'json'
require 'rack'
require 'sentry-ruby'
require 'webrick'

# no DSN here: the SDK reads SENTRY_DSN from its environment
Sentry.init do |config|
  config.release = 'shop@1.4.0'
  config.environment = 'staging'
  config.background_worker_threads = 0
  config.logger = Logger.new($stderr, level: Logger::WARN)
end

# The bank said no.
class PaymentError < StandardError
end

def answer(status, body)
  [status, { 'Content-Type' => 'application/json' }, [JSON.generate(body)]]
end

def handled
  raise PaymentError, 'the bank declined 12.50 EUR'
rescue PaymentError => e
  event = Sentry.capture_exception(e, tags: { gateway: 'stripe' })
  answer(402, error: 'the payment was declined', event_id: event.event_id)
end

def message
  event = Sentry.capture_message('mugs are running low', level: :warning)
  answer(200, status: 'ordered', event_id: event.event_id)
end

def unhandled
  Sentry.set_tags(page: 'cart')
  {}.fetch('items')
end

app = lambda do |env|
  case env['PATH_INFO']
  when '/handled' then handled
  when '/message' then message
  when '/unhandled' then unhandled
  else answer(200, status: 'open')
  end
end

# behind Sentry's middleware, as the error page of a framework would stand
error_page = lambda do |env|
  Sentry::Rack::CaptureExceptions.new(app).call(env)
rescue StandardError
  answer(500, error: 'something broke', event_id: Sentry.last_event_id)
end

server = WEBrick::HTTPServer.new(
  BindAddress: '127.0.0.1', Port: 0, AccessLog: [], Logger: WEBrick::Log.new($stderr, WEBrick::Log::WARN)
)
server.mount('/', Rack::Handler::WEBrick, error_page)
puts "listening on http://127.0.0.1:#{server.config[:Port]}"
$stdout.flush
trap('TERM') { server.shutdown }
server.start
